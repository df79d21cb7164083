import type { Json } from '../../service/Json.ts'
import type { Value } from '../Value.ts'

/** The value of one kind. */
export type ValueOf<K extends Value['kind']> = Extract<Value, { readonly kind: K }>

/** All that differs from kind to kind. Kinds that contain values get the functions for any value passed in. */
export interface Kind<K extends Value['kind']> {
  /** The place of the type in Firestore's order; two kinds of one rank compare with each other. */
  readonly rank: number
  /** The member of google.firestore.v1.Value that carries it. */
  readonly jsonKey: string
  compare(left: ValueOf<K>, right: ValueOf<K>, compareValues: (a: Value, b: Value) => number): number
  /** The bytes Firestore counts (https://firebase.google.com/docs/firestore/storage-size). */
  size(value: ValueOf<K>, sizeOf: (value: Value) => number): number
  toJson(value: ValueOf<K>, toJson: (value: Value) => Json): Json
  /** Throws INVALID_ARGUMENT when `json` is not of this kind. */
  fromJson(json: Json, fromJson: (json: Json) => Value): Value
}

/** A kind whose values are known by their `kind` alone: call it only with values of that kind. */
export interface AnyKind {
  readonly rank: number
  readonly jsonKey: string
  compare(left: Value, right: Value, compareValues: (a: Value, b: Value) => number): number
  size(value: Value, sizeOf: (value: Value) => number): number
  toJson(value: Value, toJson: (value: Value) => Json): Json
  fromJson(json: Json, fromJson: (json: Json) => Value): Value
}
