// Signs and verifies as the npm package "vnpay" does. Reads one JSON request a line, answers one JSON line each.
import { createInterface } from "node:readline";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const require = createRequire(`${process.argv[2]}/`);
const { VNPay, HashAlgorithm } = await import(pathToFileURL(require.resolve("vnpay")));

const gatewayOf = ({ merchant, secret, address }) =>
  new VNPay({
    tmnCode: merchant,
    secureSecret: secret,
    vnpayHost: new URL(address).origin,
    endpoints: { paymentEndpoint: new URL(address).pathname.slice(1) },
    hashAlgorithm: HashAlgorithm.SHA512,
    testMode: false,
    loggerFn: () => {},
  });

// Status and refund requests are signed on their way out: what would be sent is looked at, and nothing is sent.
const bodyOf = async (send) => {
  let body;
  globalThis.fetch = async (_address, request) => {
    body = JSON.parse(request.body);
    return { ok: true, json: async () => ({}) };
  };
  await send();
  return body;
};

const answers = {
  pay: (gateway, data) => gateway.buildPaymentUrl(data),
  read: (gateway, data) => gateway.verifyIpnCall(data),
  query: (gateway, data) => bodyOf(() => gateway.queryDr(data)),
  refund: (gateway, data) => bodyOf(() => gateway.refund(data)),
};

for await (const line of createInterface({ input: process.stdin })) {
  const { what, account, data } = JSON.parse(line);
  process.stdout.write(`${JSON.stringify(await answers[what](gatewayOf(account), data))}\n`);
}
