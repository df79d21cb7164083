import { crashes } from './scenarios/crashes.ts'
import { testScenarios } from './testScenarios.ts'

testScenarios([crashes])
