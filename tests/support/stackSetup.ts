import type { TestProject } from 'vitest/node'
import { startTestStack } from './startTestStack.ts'
import './StackAddresses.ts'

/** Starts one stack for every test of the project `stack`, and ends it after the last. */
export async function setup(project: TestProject) {
  const { addresses, stop } = await startTestStack()
  project.provide('stack', addresses)
  return stop
}
