// Loaded before everything else in every process that deploy.mjs starts: a real deploy must reach the stand-in, and nothing else.
const net = require("node:net");

const connect = net.Socket.prototype.connect;
require("./no-network.cjs");
const refuse = net.Socket.prototype.connect;

net.Socket.prototype.connect = function (...args) {
  const options = Array.isArray(args[0]) ? args[0][0] : args[0];
  const toStandIn = typeof options === "object" && options !== null && options.host === "127.0.0.1";
  return (toStandIn ? connect : refuse).apply(this, args);
};
