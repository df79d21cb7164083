/** Any JSON value; requests and responses travel inside the server as the proto3 JSON of their messages. */
export type Json =
  null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json | undefined }

export type JsonObject = { readonly [key: string]: Json | undefined }
