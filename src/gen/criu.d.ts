import * as $protobuf from "protobufjs/minimal.js";
import Long = require("long");

/**
 * Properties of a criu_version.
 * @deprecated Use criu_version.$Properties instead.
 */
export interface Icriu_version extends criu_version.$Properties {
}

/** Represents a criu_version. */
export class criu_version {

    /**
     * Constructs a new criu_version.
     * @param [properties] Properties to set
     */
    constructor(properties?: criu_version.$Properties);

    /** Unknown fields preserved while decoding when enabled */
    $unknowns?: Uint8Array[];

    /** criu_version majorNumber. */
    majorNumber: number;

    /**
     * Creates a new criu_version instance using the specified properties.
     * @param [properties] Properties to set
     * @returns criu_version instance
     */
    static create(properties: criu_version.$Shape): criu_version & criu_version.$Shape;
    static create(properties?: criu_version.$Properties): criu_version;

    /**
     * Encodes the specified criu_version message. Does not implicitly {@link criu_version.verify|verify} messages.
     * @param message criu_version message or plain object to encode
     * @param [writer] Writer to encode to
     * @returns Writer
     */
    static encode(message: criu_version.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

    /**
     * Decodes a criu_version message from the specified reader or buffer.
     * @param reader Reader or buffer to decode from
     * @param [length] Message length if known beforehand
     * @returns {criu_version & criu_version.$Shape} criu_version
     * @throws {Error} If the payload is not a reader or valid buffer
     * @throws {$protobuf.util.ProtocolError} If required fields are missing
     */
    static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): criu_version & criu_version.$Shape;

    /**
     * Creates a criu_version message from a plain object. Also converts values to their respective internal types.
     * @param object Plain object
     * @returns criu_version
     */
    static fromObject(object: { [k: string]: any }): criu_version;

    /**
     * Creates a plain object from a criu_version message. Also converts values to other types if specified.
     * @param message criu_version
     * @param [options] Conversion options
     * @returns Plain object
     */
    static toObject(message: criu_version, options?: $protobuf.IConversionOptions): { [k: string]: any };

    /**
     * Converts this criu_version to JSON.
     * @returns JSON object
     */
    toJSON(): { [k: string]: any };

    /**
     * Gets the type url for criu_version
     * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
     * @returns The type url
     */
    static getTypeUrl(prefix?: string): string;
}

export namespace criu_version {

    /** Properties of a criu_version. */
    interface $Properties {

        /** criu_version majorNumber */
        majorNumber: number;

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];
    }

    /** Shape of a criu_version. */
    type $Shape = criu_version.$Properties;
}
