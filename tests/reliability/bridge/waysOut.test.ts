import { waysOut } from './scenarios/scenarios.ts'
import { testScenarios } from './testScenarios.ts'

testScenarios(waysOut)
