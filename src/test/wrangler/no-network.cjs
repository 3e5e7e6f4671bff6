// Loaded before everything else in every process that ask.mjs starts: nothing here may talk to a network.
// Wrangler copes with the refusals (it wants to look for a newer version of itself).
const net = require("node:net");
const dns = require("node:dns");
const dgram = require("node:dgram");

function refuse() {
  const error = new Error("no network in the oracle");
  error.code = "ENETUNREACH";
  return error;
}

const connect = net.Socket.prototype.connect;
net.Socket.prototype.connect = function (...args) {
  const options = Array.isArray(args[0]) ? args[0][0] : args[0];
  if (typeof options === "object" && options !== null && typeof options.path === "string") {
    return connect.apply(this, args);
  }
  process.nextTick(() => this.destroy(refuse()));
  return this;
};
dns.lookup = (name, options, callback) => process.nextTick(callback ?? options, refuse());
dns.promises.lookup = () => Promise.reject(refuse());
dgram.createSocket = () => {
  throw refuse();
};
