// node tests/commands/run.mjs <command> [arguments]: a command of an installed package, under Node 24.
import { prepareTools, run, stop, toolArguments } from './environment.mjs';

const [command, ...args] = process.argv.slice(2);
if (!command) stop('Which command? For example: node tests/commands/run.mjs wxt build');

await prepareTools();
process.exitCode = await run(process.execPath, toolArguments(command, args));
