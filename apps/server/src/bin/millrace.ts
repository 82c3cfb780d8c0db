import { Command } from 'commander'
import packageJson from '../../package.json' with { type: 'json' }
import { addCommands } from './add-commands.ts'

const program = new Command('millrace')
  .description('Task management for many people at once.')
  .version(packageJson.version)
  .showHelpAfterError('Add --help to see the options.')

addCommands(program)
await program.parseAsync()
