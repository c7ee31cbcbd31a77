/*eslint-disable block-scoped-var, id-length, no-control-regex, no-magic-numbers, no-mixed-operators, no-prototype-builtins, no-redeclare, no-shadow, no-var, sort-vars, default-case, jsdoc/require-param*/
import $protobuf from "protobufjs/minimal.js";

// Common aliases
const $Reader = $protobuf.Reader, $Writer = $protobuf.Writer, $util = $protobuf.util;
const $Object = $util.global.Object, $undefined = $util.global.undefined, $Error = $util.global.Error, $RangeError = $util.global.RangeError, $TypeError = $util.global.TypeError;

// Exported root namespace
const $root = $protobuf.roots["default"] || ($protobuf.roots["default"] = {});

export const criu_version = $root.criu_version = (() => {

    /**
     * Properties of a criu_version.
     * @typedef {Object} criu_version.$Properties
     * @property {number} majorNumber criu_version majorNumber
     * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
     */

    /**
     * Properties of a criu_version.
     * @exports Icriu_version
     * @interface Icriu_version
     * @augments criu_version.$Properties
     * @deprecated Use criu_version.$Properties instead.
     */

    /**
     * Shape of a criu_version.
     * @typedef {criu_version.$Properties} criu_version.$Shape
     */

    /**
     * Constructs a new criu_version.
     * @exports criu_version
     * @classdesc Represents a criu_version.
     * @constructor
     * @param {criu_version.$Properties=} [properties] Properties to set
     * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
     */
    const criu_version = function (properties) {
        if (properties)
            for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                if (properties[keys[i]] != null && keys[i] !== "__proto__")
                    this[keys[i]] = properties[keys[i]];
    };

    /**
     * criu_version majorNumber.
     * @member {number} majorNumber
     * @memberof criu_version
     * @instance
     */
    criu_version.prototype.majorNumber = 0;

    /**
     * Creates a new criu_version instance using the specified properties.
     * @function create
     * @memberof criu_version
     * @static
     * @param {criu_version.$Properties=} [properties] Properties to set
     * @returns {criu_version} criu_version instance
     * @type {{
     *   (properties: criu_version.$Shape): criu_version & criu_version.$Shape;
     *   (properties?: criu_version.$Properties): criu_version;
     * }}
     */
    criu_version.create = function(properties) {
        return new criu_version(properties);
    };

    /**
     * Encodes the specified criu_version message. Does not implicitly {@link criu_version.verify|verify} messages.
     * @function encode
     * @memberof criu_version
     * @static
     * @param {criu_version.$Properties} message criu_version message or plain object to encode
     * @param {$protobuf.Writer} [writer] Writer to encode to
     * @returns {$protobuf.Writer} Writer
     */
    criu_version.encode = function (message, writer, _depth) {
        if (!writer)
            writer = $Writer.create();
        if (_depth === $undefined)
            _depth = 0;
        if (_depth > $util.recursionLimit)
            throw $Error("max depth exceeded");
        writer.uint32(/* id 1, wireType 0 =*/8).int32(message.majorNumber);
        if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
            for (let i = 0; i < message.$unknowns.length; ++i)
                writer.raw(message.$unknowns[i]);
        return writer;
    };

    /**
     * Decodes a criu_version message from the specified reader or buffer.
     * @function decode
     * @memberof criu_version
     * @static
     * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
     * @param {number} [length] Message length if known beforehand
     * @returns {criu_version & criu_version.$Shape} criu_version
     * @throws {Error} If the payload is not a reader or valid buffer
     * @throws {$protobuf.util.ProtocolError} If required fields are missing
     */
    criu_version.decode = function (reader, length, _end, _depth, _target) {
        if (!(reader instanceof $Reader))
            reader = $Reader.create(reader);
        if (_depth === $undefined)
            _depth = 0;
        if (_depth > $Reader.recursionLimit)
            throw $Error("max depth exceeded");
        let end, message;
        if (length === $undefined)
            end = reader.len;
        else {
            end = reader.pos + length;
            if (end > reader.len)
                throw $RangeError("index out of range");
            length = reader.len;
            reader.len = end;
        }
        message = _target || new $root.criu_version();
        while (reader.pos < end) {
            let start = reader.pos;
            let tag = reader.tag();
            if (tag === _end) {
                _end = $undefined;
                break;
            }
            let wireType = tag & 7;
            switch (tag >>>= 3) {
            case 1: {
                    if (wireType !== 0)
                        break;
                    message.majorNumber = reader.int32();
                    continue;
                }
            }
            reader.skipType(wireType, _depth, tag);
            if (!reader.discardUnknown) {
                $util.makeProp(message, "$unknowns", false);
                (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
            }
        }
        if (length !== $undefined) {
            if (reader.pos !== end)
                throw $RangeError("index out of range");
            reader.len = length;
        }
        if (_end !== $undefined)
            throw $Error("missing end group");
        if (!$Object.hasOwnProperty.call(message, "majorNumber"))
            throw $util.ProtocolError("missing required 'majorNumber'", { instance: message });
        return message;
    };

    /**
     * Creates a criu_version message from a plain object. Also converts values to their respective internal types.
     * @function fromObject
     * @memberof criu_version
     * @static
     * @param {Object.<string,*>} object Plain object
     * @returns {criu_version} criu_version
     */
    criu_version.fromObject = function (object, _depth) {
        if (object instanceof $root.criu_version)
            return object;
        if (!$util.isObject(object))
            throw $TypeError(".criu_version: object expected");
        if (_depth === $undefined)
            _depth = 0;
        if (_depth > $util.recursionLimit)
            throw $Error("max depth exceeded");
        let message = new $root.criu_version();
        if (object.majorNumber != null)
            message.majorNumber = object.majorNumber | 0;
        return message;
    };

    /**
     * Creates a plain object from a criu_version message. Also converts values to other types if specified.
     * @function toObject
     * @memberof criu_version
     * @static
     * @param {criu_version} message criu_version
     * @param {$protobuf.IConversionOptions} [options] Conversion options
     * @returns {Object.<string,*>} Plain object
     */
    criu_version.toObject = function (message, options, _depth) {
        if (!options)
            options = {};
        if (_depth === $undefined)
            _depth = 0;
        if (_depth > $util.recursionLimit)
            throw $Error("max depth exceeded");
        let object = {};
        if (options.defaults)
            object.majorNumber = 0;
        if (message.majorNumber != null && $Object.hasOwnProperty.call(message, "majorNumber"))
            object.majorNumber = message.majorNumber;
        return object;
    };

    /**
     * Converts this criu_version to JSON.
     * @function toJSON
     * @memberof criu_version
     * @instance
     * @returns {Object.<string,*>} JSON object
     */
    criu_version.prototype.toJSON = function() {
        return criu_version.toObject(this, $protobuf.util.toJSONOptions);
    };

    /**
     * Gets the type url for criu_version
     * @function getTypeUrl
     * @memberof criu_version
     * @static
     * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
     * @returns {string} The type url
     */
    criu_version.getTypeUrl = function(prefix) {
        if (prefix === $undefined)
            prefix = "type.googleapis.com";
        return prefix + "/criu_version";
    };

    return criu_version;
})();

export {
  $root as default
};
