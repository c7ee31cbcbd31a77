import type { Op } from '../../src/base/op.ts';
import { criu_req, criu_req_type, criu_resp } from '../../src/gen/criu.js';
import { PacketSocket } from '../../src/sys/packet-socket.ts';

/** A CRIU 4.0 that answers questions about itself and can do nothing. Runs as `criu swrk 3`. */
const op: Op = { id: 'old', signal: new AbortController().signal, log: () => undefined };
const socket = new PacketSocket(3);
for await (const { bytes } of socket.packets(op)) {
  const { type } = criu_req.decode(bytes) as criu_req;
  const version = { majorNumber: 4, minorNumber: 0, sublevel: 0, name: 'Old' };
  const isVersion = type === criu_req_type.VERSION;
  const isQuestion = isVersion || type === criu_req_type.CHECK;
  const feature = type === criu_req_type.FEATURE_CHECK;
  const reply = {
    type: criu_req_type[type],
    success: isQuestion || feature,
    ...(isVersion ? { version } : {}),
    ...(feature ? { features: {} } : {}),
  };
  await socket.send(op, criu_resp.encode(criu_resp.fromObject(reply)).finish());
}
