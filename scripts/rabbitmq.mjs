// Runs a RabbitMQ on this machine, without Docker, for development and tests:
//   node scripts/rabbitmq.mjs start [--port N] [--data-dir FOLDER]
//   node scripts/rabbitmq.mjs status|stop [--data-dir FOLDER]
// `start` prints as JSON where it is; what it says under `url` is a BROKER_URL.
import { serviceCommand } from './processes/service-command.mjs'
import { rabbitmqStatus, startRabbitmq, stopRabbitmq } from './rabbitmq/start-rabbitmq.mjs'

await serviceCommand({ name: 'rabbitmq', start: startRabbitmq, status: rabbitmqStatus, stop: stopRabbitmq })
