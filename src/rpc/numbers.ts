import protobuf from 'protobufjs/minimal.js';

/**
 * 64-bit fields as plain numbers, exact to 2^53: without this, protobufjs 8 decodes them to Long
 * objects and `bytes + 1` makes a string. Generated classes read the setting when they are loaded,
 * so this file must be imported before any file of src/gen.
 */
protobuf.util.Long = undefined as never;
protobuf.configure();
