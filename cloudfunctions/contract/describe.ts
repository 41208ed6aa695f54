/** The contract as data for people and tools: every action with its roles and its input and output as JSON Schema. */
import { toJsonSchema } from '@valibot/to-json-schema'
import type { GenericSchema } from 'valibot'
import type { FunctionContract } from './define'
import { contract, type ActionName } from './index'
import { permissions, type Permission } from './permissions'

export interface ActionDescription {
  function: string
  action: string
  roles: 'anyone' | 'member' | 'owner' | readonly string[]
  input: object
  output: object
}

/** Checks and transforms have no JSON Schema; they are left out of the description, not of the validation. */
const schemaOf = (schema: GenericSchema) => toJsonSchema(schema, { errorMode: 'ignore', typeMode: 'input' })

export function describeContract(): ActionDescription[] {
  return Object.entries(contract as Record<string, FunctionContract>).flatMap(([functionName, actions]) =>
    Object.entries(actions).map(([action, { input, output }]) => ({
      function: functionName,
      action,
      roles: (permissions[`${functionName}.${action}` as ActionName] as Permission).who,
      input: schemaOf(input),
      output: schemaOf(output),
    })),
  )
}
