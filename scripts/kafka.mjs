// Runs a Kafka of one node on this machine, without Docker, for development and tests:
//   node scripts/kafka.mjs start [--port N] [--data-dir FOLDER]
//   node scripts/kafka.mjs status|stop [--data-dir FOLDER]
// `start` prints as JSON where it is; what it says under `url` is a BROKER_URL.
import { kafkaStatus, startKafka, stopKafka } from './kafka/start-kafka.mjs'
import { serviceCommand } from './processes/service-command.mjs'

await serviceCommand({ name: 'kafka', start: startKafka, status: kafkaStatus, stop: stopKafka })
