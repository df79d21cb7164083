import { waysIn } from './scenarios/scenarios.ts'
import { testScenarios } from './testScenarios.ts'

testScenarios(waysIn)
