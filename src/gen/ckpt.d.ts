import * as $protobuf from "protobufjs/minimal.js";
import Long = require("long");

/** Namespace ckpt. */
export namespace ckpt {

    /** Namespace v1. */
    namespace v1 {

        /** Represents an Operator */
        class Operator extends $protobuf.rpc.Service {

            /**
             * Constructs a new Operator service.
             * @param rpcImpl RPC implementation
             * @param [requestDelimited=false] Whether requests are length-delimited
             * @param [responseDelimited=false] Whether responses are length-delimited
             */
            constructor(rpcImpl: $protobuf.RPCImpl, requestDelimited?: boolean, responseDelimited?: boolean);

            /**
             * Creates new Operator service using the specified rpc implementation.
             * @param rpcImpl RPC implementation
             * @param [requestDelimited=false] Whether requests are length-delimited
             * @param [responseDelimited=false] Whether responses are length-delimited
             * @returns RPC service. Useful where requests and/or responses are streamed.
             */
            static create(rpcImpl: $protobuf.RPCImpl, requestDelimited?: boolean, responseDelimited?: boolean): Operator;

            /** Calls Version. */
            version: ckpt.v1.Operator.Version;

            /** Calls ListContainers. */
            listContainers: ckpt.v1.Operator.ListContainers;

            /** Calls Check. */
            check: ckpt.v1.Operator.Check;

            /** Calls Migrate. */
            migrate: ckpt.v1.Operator.Migrate;

            /** Calls ListJobs. */
            listJobs: ckpt.v1.Operator.ListJobs;

            /** Calls GetJob. */
            getJob: ckpt.v1.Operator.GetJob;

            /** Calls WatchJob. */
            watchJob: ckpt.v1.Operator.WatchJob;

            /** Calls CancelJob. */
            cancelJob: ckpt.v1.Operator.CancelJob;

            /** Calls SetJob. */
            setJob: ckpt.v1.Operator.SetJob;

            /** Calls ResumeJob. */
            resumeJob: ckpt.v1.Operator.ResumeJob;

            /** Calls ResolveJob. */
            resolveJob: ckpt.v1.Operator.ResolveJob;

            /** Calls ListFences. */
            listFences: ckpt.v1.Operator.ListFences;

            /** Calls ClearFence. */
            clearFence: ckpt.v1.Operator.ClearFence;

            /** Calls InitHost. */
            initHost: ckpt.v1.Operator.InitHost;

            /** Calls GetIdentity. */
            getIdentity: ckpt.v1.Operator.GetIdentity;

            /** Calls ProbeHost. */
            probeHost: ckpt.v1.Operator.ProbeHost;

            /** Calls AddHost. */
            addHost: ckpt.v1.Operator.AddHost;

            /** Calls RemoveHost. */
            removeHost: ckpt.v1.Operator.RemoveHost;

            /** Calls ListHosts. */
            listHosts: ckpt.v1.Operator.ListHosts;

            /** Calls CriuConfig. */
            criuConfig: ckpt.v1.Operator.CriuConfig;

            /** Calls CheckpointProcess. */
            checkpointProcess: ckpt.v1.Operator.CheckpointProcess;

            /** Calls RestoreProcess. */
            restoreProcess: ckpt.v1.Operator.RestoreProcess;
        }

        namespace Operator {

            /**
             * Callback as used by {@link ckpt.v1.Operator#version}.
             * @param error Error, if any
             * @param [response] VersionReply
             */
            type VersionCallback = (error: (Error|null), response?: ckpt.v1.VersionReply) => void;

            /** Calls Version. */
            type Version = {
              (request: ckpt.v1.IVersionRequest, callback: ckpt.v1.Operator.VersionCallback): void;
              (request: ckpt.v1.IVersionRequest): Promise<ckpt.v1.VersionReply>;
              readonly name: "Version";
              readonly path: "/ckpt.v1.Operator/Version";
              readonly requestType: "VersionRequest";
              readonly responseType: "VersionReply";
              readonly requestStream: undefined;
              readonly responseStream: undefined;
            };

            /**
             * Callback as used by {@link ckpt.v1.Operator#listContainers}.
             * @param error Error, if any
             * @param [response] ListContainersReply
             */
            type ListContainersCallback = (error: (Error|null), response?: ckpt.v1.ListContainersReply) => void;

            /** Calls ListContainers. */
            type ListContainers = {
              (request: ckpt.v1.IListContainersRequest, callback: ckpt.v1.Operator.ListContainersCallback): void;
              (request: ckpt.v1.IListContainersRequest): Promise<ckpt.v1.ListContainersReply>;
              readonly name: "ListContainers";
              readonly path: "/ckpt.v1.Operator/ListContainers";
              readonly requestType: "ListContainersRequest";
              readonly responseType: "ListContainersReply";
              readonly requestStream: undefined;
              readonly responseStream: undefined;
            };

            /**
             * Callback as used by {@link ckpt.v1.Operator#check}.
             * @param error Error, if any
             * @param [response] CheckReply
             */
            type CheckCallback = (error: (Error|null), response?: ckpt.v1.CheckReply) => void;

            /** Calls Check. */
            type Check = {
              (request: ckpt.v1.ICheckRequest, callback: ckpt.v1.Operator.CheckCallback): void;
              (request: ckpt.v1.ICheckRequest): Promise<ckpt.v1.CheckReply>;
              readonly name: "Check";
              readonly path: "/ckpt.v1.Operator/Check";
              readonly requestType: "CheckRequest";
              readonly responseType: "CheckReply";
              readonly requestStream: undefined;
              readonly responseStream: undefined;
            };

            /**
             * Callback as used by {@link ckpt.v1.Operator#migrate}.
             * @param error Error, if any
             * @param [response] Job
             */
            type MigrateCallback = (error: (Error|null), response?: ckpt.v1.Job) => void;

            /** Calls Migrate. */
            type Migrate = {
              (request: ckpt.v1.IMigrateRequest, callback: ckpt.v1.Operator.MigrateCallback): void;
              (request: ckpt.v1.IMigrateRequest): Promise<ckpt.v1.Job>;
              readonly name: "Migrate";
              readonly path: "/ckpt.v1.Operator/Migrate";
              readonly requestType: "MigrateRequest";
              readonly responseType: "Job";
              readonly requestStream: undefined;
              readonly responseStream: undefined;
            };

            /**
             * Callback as used by {@link ckpt.v1.Operator#listJobs}.
             * @param error Error, if any
             * @param [response] ListJobsReply
             */
            type ListJobsCallback = (error: (Error|null), response?: ckpt.v1.ListJobsReply) => void;

            /** Calls ListJobs. */
            type ListJobs = {
              (request: ckpt.v1.IListJobsRequest, callback: ckpt.v1.Operator.ListJobsCallback): void;
              (request: ckpt.v1.IListJobsRequest): Promise<ckpt.v1.ListJobsReply>;
              readonly name: "ListJobs";
              readonly path: "/ckpt.v1.Operator/ListJobs";
              readonly requestType: "ListJobsRequest";
              readonly responseType: "ListJobsReply";
              readonly requestStream: undefined;
              readonly responseStream: undefined;
            };

            /**
             * Callback as used by {@link ckpt.v1.Operator#getJob}.
             * @param error Error, if any
             * @param [response] Job
             */
            type GetJobCallback = (error: (Error|null), response?: ckpt.v1.Job) => void;

            /** Calls GetJob. */
            type GetJob = {
              (request: ckpt.v1.IJobRef, callback: ckpt.v1.Operator.GetJobCallback): void;
              (request: ckpt.v1.IJobRef): Promise<ckpt.v1.Job>;
              readonly name: "GetJob";
              readonly path: "/ckpt.v1.Operator/GetJob";
              readonly requestType: "JobRef";
              readonly responseType: "Job";
              readonly requestStream: undefined;
              readonly responseStream: undefined;
            };

            /**
             * Callback as used by {@link ckpt.v1.Operator#watchJob}.
             * @param error Error, if any
             * @param [response] Job
             */
            type WatchJobCallback = (error: (Error|null), response?: ckpt.v1.Job) => void;

            /** Calls WatchJob. */
            type WatchJob = {
              (request: ckpt.v1.IJobRef, callback: ckpt.v1.Operator.WatchJobCallback): void;
              (request: ckpt.v1.IJobRef): Promise<ckpt.v1.Job>;
              readonly name: "WatchJob";
              readonly path: "/ckpt.v1.Operator/WatchJob";
              readonly requestType: "JobRef";
              readonly responseType: "Job";
              readonly requestStream: undefined;
              readonly responseStream: true;
            };

            /**
             * Callback as used by {@link ckpt.v1.Operator#cancelJob}.
             * @param error Error, if any
             * @param [response] Job
             */
            type CancelJobCallback = (error: (Error|null), response?: ckpt.v1.Job) => void;

            /** Calls CancelJob. */
            type CancelJob = {
              (request: ckpt.v1.IJobRef, callback: ckpt.v1.Operator.CancelJobCallback): void;
              (request: ckpt.v1.IJobRef): Promise<ckpt.v1.Job>;
              readonly name: "CancelJob";
              readonly path: "/ckpt.v1.Operator/CancelJob";
              readonly requestType: "JobRef";
              readonly responseType: "Job";
              readonly requestStream: undefined;
              readonly responseStream: undefined;
            };

            /**
             * Callback as used by {@link ckpt.v1.Operator#setJob}.
             * @param error Error, if any
             * @param [response] Job
             */
            type SetJobCallback = (error: (Error|null), response?: ckpt.v1.Job) => void;

            /** Calls SetJob. */
            type SetJob = {
              (request: ckpt.v1.ISetJobRequest, callback: ckpt.v1.Operator.SetJobCallback): void;
              (request: ckpt.v1.ISetJobRequest): Promise<ckpt.v1.Job>;
              readonly name: "SetJob";
              readonly path: "/ckpt.v1.Operator/SetJob";
              readonly requestType: "SetJobRequest";
              readonly responseType: "Job";
              readonly requestStream: undefined;
              readonly responseStream: undefined;
            };

            /**
             * Callback as used by {@link ckpt.v1.Operator#resumeJob}.
             * @param error Error, if any
             * @param [response] Job
             */
            type ResumeJobCallback = (error: (Error|null), response?: ckpt.v1.Job) => void;

            /** Calls ResumeJob. */
            type ResumeJob = {
              (request: ckpt.v1.IJobRef, callback: ckpt.v1.Operator.ResumeJobCallback): void;
              (request: ckpt.v1.IJobRef): Promise<ckpt.v1.Job>;
              readonly name: "ResumeJob";
              readonly path: "/ckpt.v1.Operator/ResumeJob";
              readonly requestType: "JobRef";
              readonly responseType: "Job";
              readonly requestStream: undefined;
              readonly responseStream: undefined;
            };

            /**
             * Callback as used by {@link ckpt.v1.Operator#resolveJob}.
             * @param error Error, if any
             * @param [response] Job
             */
            type ResolveJobCallback = (error: (Error|null), response?: ckpt.v1.Job) => void;

            /** Calls ResolveJob. */
            type ResolveJob = {
              (request: ckpt.v1.IResolveJobRequest, callback: ckpt.v1.Operator.ResolveJobCallback): void;
              (request: ckpt.v1.IResolveJobRequest): Promise<ckpt.v1.Job>;
              readonly name: "ResolveJob";
              readonly path: "/ckpt.v1.Operator/ResolveJob";
              readonly requestType: "ResolveJobRequest";
              readonly responseType: "Job";
              readonly requestStream: undefined;
              readonly responseStream: undefined;
            };

            /**
             * Callback as used by {@link ckpt.v1.Operator#listFences}.
             * @param error Error, if any
             * @param [response] ListFencesReply
             */
            type ListFencesCallback = (error: (Error|null), response?: ckpt.v1.ListFencesReply) => void;

            /** Calls ListFences. */
            type ListFences = {
              (request: ckpt.v1.IListFencesRequest, callback: ckpt.v1.Operator.ListFencesCallback): void;
              (request: ckpt.v1.IListFencesRequest): Promise<ckpt.v1.ListFencesReply>;
              readonly name: "ListFences";
              readonly path: "/ckpt.v1.Operator/ListFences";
              readonly requestType: "ListFencesRequest";
              readonly responseType: "ListFencesReply";
              readonly requestStream: undefined;
              readonly responseStream: undefined;
            };

            /**
             * Callback as used by {@link ckpt.v1.Operator#clearFence}.
             * @param error Error, if any
             * @param [response] Fence
             */
            type ClearFenceCallback = (error: (Error|null), response?: ckpt.v1.Fence) => void;

            /** Calls ClearFence. */
            type ClearFence = {
              (request: ckpt.v1.IClearFenceRequest, callback: ckpt.v1.Operator.ClearFenceCallback): void;
              (request: ckpt.v1.IClearFenceRequest): Promise<ckpt.v1.Fence>;
              readonly name: "ClearFence";
              readonly path: "/ckpt.v1.Operator/ClearFence";
              readonly requestType: "ClearFenceRequest";
              readonly responseType: "Fence";
              readonly requestStream: undefined;
              readonly responseStream: undefined;
            };

            /**
             * Callback as used by {@link ckpt.v1.Operator#initHost}.
             * @param error Error, if any
             * @param [response] HostIdentity
             */
            type InitHostCallback = (error: (Error|null), response?: ckpt.v1.HostIdentity) => void;

            /** Calls InitHost. */
            type InitHost = {
              (request: ckpt.v1.IInitHostRequest, callback: ckpt.v1.Operator.InitHostCallback): void;
              (request: ckpt.v1.IInitHostRequest): Promise<ckpt.v1.HostIdentity>;
              readonly name: "InitHost";
              readonly path: "/ckpt.v1.Operator/InitHost";
              readonly requestType: "InitHostRequest";
              readonly responseType: "HostIdentity";
              readonly requestStream: undefined;
              readonly responseStream: undefined;
            };

            /**
             * Callback as used by {@link ckpt.v1.Operator#getIdentity}.
             * @param error Error, if any
             * @param [response] HostIdentity
             */
            type GetIdentityCallback = (error: (Error|null), response?: ckpt.v1.HostIdentity) => void;

            /** Calls GetIdentity. */
            type GetIdentity = {
              (request: ckpt.v1.IGetIdentityRequest, callback: ckpt.v1.Operator.GetIdentityCallback): void;
              (request: ckpt.v1.IGetIdentityRequest): Promise<ckpt.v1.HostIdentity>;
              readonly name: "GetIdentity";
              readonly path: "/ckpt.v1.Operator/GetIdentity";
              readonly requestType: "GetIdentityRequest";
              readonly responseType: "HostIdentity";
              readonly requestStream: undefined;
              readonly responseStream: undefined;
            };

            /**
             * Callback as used by {@link ckpt.v1.Operator#probeHost}.
             * @param error Error, if any
             * @param [response] ProbeHostReply
             */
            type ProbeHostCallback = (error: (Error|null), response?: ckpt.v1.ProbeHostReply) => void;

            /** Calls ProbeHost. */
            type ProbeHost = {
              (request: ckpt.v1.IProbeHostRequest, callback: ckpt.v1.Operator.ProbeHostCallback): void;
              (request: ckpt.v1.IProbeHostRequest): Promise<ckpt.v1.ProbeHostReply>;
              readonly name: "ProbeHost";
              readonly path: "/ckpt.v1.Operator/ProbeHost";
              readonly requestType: "ProbeHostRequest";
              readonly responseType: "ProbeHostReply";
              readonly requestStream: undefined;
              readonly responseStream: undefined;
            };

            /**
             * Callback as used by {@link ckpt.v1.Operator#addHost}.
             * @param error Error, if any
             * @param [response] Host
             */
            type AddHostCallback = (error: (Error|null), response?: ckpt.v1.Host) => void;

            /** Calls AddHost. */
            type AddHost = {
              (request: ckpt.v1.IAddHostRequest, callback: ckpt.v1.Operator.AddHostCallback): void;
              (request: ckpt.v1.IAddHostRequest): Promise<ckpt.v1.Host>;
              readonly name: "AddHost";
              readonly path: "/ckpt.v1.Operator/AddHost";
              readonly requestType: "AddHostRequest";
              readonly responseType: "Host";
              readonly requestStream: undefined;
              readonly responseStream: undefined;
            };

            /**
             * Callback as used by {@link ckpt.v1.Operator#removeHost}.
             * @param error Error, if any
             * @param [response] RemoveHostReply
             */
            type RemoveHostCallback = (error: (Error|null), response?: ckpt.v1.RemoveHostReply) => void;

            /** Calls RemoveHost. */
            type RemoveHost = {
              (request: ckpt.v1.IHostRef, callback: ckpt.v1.Operator.RemoveHostCallback): void;
              (request: ckpt.v1.IHostRef): Promise<ckpt.v1.RemoveHostReply>;
              readonly name: "RemoveHost";
              readonly path: "/ckpt.v1.Operator/RemoveHost";
              readonly requestType: "HostRef";
              readonly responseType: "RemoveHostReply";
              readonly requestStream: undefined;
              readonly responseStream: undefined;
            };

            /**
             * Callback as used by {@link ckpt.v1.Operator#listHosts}.
             * @param error Error, if any
             * @param [response] ListHostsReply
             */
            type ListHostsCallback = (error: (Error|null), response?: ckpt.v1.ListHostsReply) => void;

            /** Calls ListHosts. */
            type ListHosts = {
              (request: ckpt.v1.IListHostsRequest, callback: ckpt.v1.Operator.ListHostsCallback): void;
              (request: ckpt.v1.IListHostsRequest): Promise<ckpt.v1.ListHostsReply>;
              readonly name: "ListHosts";
              readonly path: "/ckpt.v1.Operator/ListHosts";
              readonly requestType: "ListHostsRequest";
              readonly responseType: "ListHostsReply";
              readonly requestStream: undefined;
              readonly responseStream: undefined;
            };

            /**
             * Callback as used by {@link ckpt.v1.Operator#criuConfig}.
             * @param error Error, if any
             * @param [response] CriuConfigReply
             */
            type CriuConfigCallback = (error: (Error|null), response?: ckpt.v1.CriuConfigReply) => void;

            /** Calls CriuConfig. */
            type CriuConfig = {
              (request: ckpt.v1.ICriuConfigRequest, callback: ckpt.v1.Operator.CriuConfigCallback): void;
              (request: ckpt.v1.ICriuConfigRequest): Promise<ckpt.v1.CriuConfigReply>;
              readonly name: "CriuConfig";
              readonly path: "/ckpt.v1.Operator/CriuConfig";
              readonly requestType: "CriuConfigRequest";
              readonly responseType: "CriuConfigReply";
              readonly requestStream: undefined;
              readonly responseStream: undefined;
            };

            /**
             * Callback as used by {@link ckpt.v1.Operator#checkpointProcess}.
             * @param error Error, if any
             * @param [response] ProcessReply
             */
            type CheckpointProcessCallback = (error: (Error|null), response?: ckpt.v1.ProcessReply) => void;

            /** Calls CheckpointProcess. */
            type CheckpointProcess = {
              (request: ckpt.v1.ICheckpointProcessRequest, callback: ckpt.v1.Operator.CheckpointProcessCallback): void;
              (request: ckpt.v1.ICheckpointProcessRequest): Promise<ckpt.v1.ProcessReply>;
              readonly name: "CheckpointProcess";
              readonly path: "/ckpt.v1.Operator/CheckpointProcess";
              readonly requestType: "CheckpointProcessRequest";
              readonly responseType: "ProcessReply";
              readonly requestStream: undefined;
              readonly responseStream: undefined;
            };

            /**
             * Callback as used by {@link ckpt.v1.Operator#restoreProcess}.
             * @param error Error, if any
             * @param [response] ProcessReply
             */
            type RestoreProcessCallback = (error: (Error|null), response?: ckpt.v1.ProcessReply) => void;

            /** Calls RestoreProcess. */
            type RestoreProcess = {
              (request: ckpt.v1.IRestoreProcessRequest, callback: ckpt.v1.Operator.RestoreProcessCallback): void;
              (request: ckpt.v1.IRestoreProcessRequest): Promise<ckpt.v1.ProcessReply>;
              readonly name: "RestoreProcess";
              readonly path: "/ckpt.v1.Operator/RestoreProcess";
              readonly requestType: "RestoreProcessRequest";
              readonly responseType: "ProcessReply";
              readonly requestStream: undefined;
              readonly responseStream: undefined;
            };
        }

        /**
         * Properties of a VersionRequest.
         * @deprecated Use ckpt.v1.VersionRequest.$Properties instead.
         */
        interface IVersionRequest extends ckpt.v1.VersionRequest.$Properties {
        }

        /** Represents a VersionRequest. */
        class VersionRequest {

            /**
             * Constructs a new VersionRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: ckpt.v1.VersionRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /**
             * Creates a new VersionRequest instance using the specified properties.
             * @param [properties] Properties to set
             * @returns VersionRequest instance
             */
            static create(properties: ckpt.v1.VersionRequest.$Shape): ckpt.v1.VersionRequest & ckpt.v1.VersionRequest.$Shape;
            static create(properties?: ckpt.v1.VersionRequest.$Properties): ckpt.v1.VersionRequest;

            /**
             * Encodes the specified VersionRequest message. Does not implicitly {@link ckpt.v1.VersionRequest.verify|verify} messages.
             * @param message VersionRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ckpt.v1.VersionRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a VersionRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ckpt.v1.VersionRequest & ckpt.v1.VersionRequest.$Shape} VersionRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ckpt.v1.VersionRequest & ckpt.v1.VersionRequest.$Shape;

            /**
             * Creates a VersionRequest message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns VersionRequest
             */
            static fromObject(object: { [k: string]: any }): ckpt.v1.VersionRequest;

            /**
             * Creates a plain object from a VersionRequest message. Also converts values to other types if specified.
             * @param message VersionRequest
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: ckpt.v1.VersionRequest, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this VersionRequest to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for VersionRequest
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace VersionRequest {

            /** Properties of a VersionRequest. */
            interface $Properties {

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a VersionRequest. */
            type $Shape = ckpt.v1.VersionRequest.$Properties;
        }

        /**
         * Properties of a VersionReply.
         * @deprecated Use ckpt.v1.VersionReply.$Properties instead.
         */
        interface IVersionReply extends ckpt.v1.VersionReply.$Properties {
        }

        /** Represents a VersionReply. */
        class VersionReply {

            /**
             * Constructs a new VersionReply.
             * @param [properties] Properties to set
             */
            constructor(properties?: ckpt.v1.VersionReply.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** VersionReply ckpt. */
            ckpt: string;

            /** VersionReply protocol. */
            protocol: number;

            /** VersionReply node. */
            node: string;

            /** VersionReply kernel. */
            kernel: string;

            /** VersionReply criu. */
            criu: string;

            /** VersionReply podman. */
            podman: string;

            /** VersionReply crun. */
            crun: string;

            /** VersionReply runc. */
            runc: string;

            /**
             * Creates a new VersionReply instance using the specified properties.
             * @param [properties] Properties to set
             * @returns VersionReply instance
             */
            static create(properties: ckpt.v1.VersionReply.$Shape): ckpt.v1.VersionReply & ckpt.v1.VersionReply.$Shape;
            static create(properties?: ckpt.v1.VersionReply.$Properties): ckpt.v1.VersionReply;

            /**
             * Encodes the specified VersionReply message. Does not implicitly {@link ckpt.v1.VersionReply.verify|verify} messages.
             * @param message VersionReply message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ckpt.v1.VersionReply.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a VersionReply message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ckpt.v1.VersionReply & ckpt.v1.VersionReply.$Shape} VersionReply
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ckpt.v1.VersionReply & ckpt.v1.VersionReply.$Shape;

            /**
             * Creates a VersionReply message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns VersionReply
             */
            static fromObject(object: { [k: string]: any }): ckpt.v1.VersionReply;

            /**
             * Creates a plain object from a VersionReply message. Also converts values to other types if specified.
             * @param message VersionReply
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: ckpt.v1.VersionReply, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this VersionReply to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for VersionReply
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace VersionReply {

            /** Properties of a VersionReply. */
            interface $Properties {

                /** VersionReply ckpt */
                ckpt?: (string|null);

                /** VersionReply protocol */
                protocol?: (number|null);

                /** VersionReply node */
                node?: (string|null);

                /** VersionReply kernel */
                kernel?: (string|null);

                /** VersionReply criu */
                criu?: (string|null);

                /** VersionReply podman */
                podman?: (string|null);

                /** VersionReply crun */
                crun?: (string|null);

                /** VersionReply runc */
                runc?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a VersionReply. */
            type $Shape = ckpt.v1.VersionReply.$Properties;
        }

        /**
         * Properties of a ListContainersRequest.
         * @deprecated Use ckpt.v1.ListContainersRequest.$Properties instead.
         */
        interface IListContainersRequest extends ckpt.v1.ListContainersRequest.$Properties {
        }

        /** Represents a ListContainersRequest. */
        class ListContainersRequest {

            /**
             * Constructs a new ListContainersRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: ckpt.v1.ListContainersRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ListContainersRequest all. */
            all: boolean;

            /**
             * Creates a new ListContainersRequest instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ListContainersRequest instance
             */
            static create(properties: ckpt.v1.ListContainersRequest.$Shape): ckpt.v1.ListContainersRequest & ckpt.v1.ListContainersRequest.$Shape;
            static create(properties?: ckpt.v1.ListContainersRequest.$Properties): ckpt.v1.ListContainersRequest;

            /**
             * Encodes the specified ListContainersRequest message. Does not implicitly {@link ckpt.v1.ListContainersRequest.verify|verify} messages.
             * @param message ListContainersRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ckpt.v1.ListContainersRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ListContainersRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ckpt.v1.ListContainersRequest & ckpt.v1.ListContainersRequest.$Shape} ListContainersRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ckpt.v1.ListContainersRequest & ckpt.v1.ListContainersRequest.$Shape;

            /**
             * Creates a ListContainersRequest message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns ListContainersRequest
             */
            static fromObject(object: { [k: string]: any }): ckpt.v1.ListContainersRequest;

            /**
             * Creates a plain object from a ListContainersRequest message. Also converts values to other types if specified.
             * @param message ListContainersRequest
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: ckpt.v1.ListContainersRequest, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this ListContainersRequest to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for ListContainersRequest
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace ListContainersRequest {

            /** Properties of a ListContainersRequest. */
            interface $Properties {

                /** ListContainersRequest all */
                all?: (boolean|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ListContainersRequest. */
            type $Shape = ckpt.v1.ListContainersRequest.$Properties;
        }

        /**
         * Properties of a ListContainersReply.
         * @deprecated Use ckpt.v1.ListContainersReply.$Properties instead.
         */
        interface IListContainersReply extends ckpt.v1.ListContainersReply.$Properties {
        }

        /** Represents a ListContainersReply. */
        class ListContainersReply {

            /**
             * Constructs a new ListContainersReply.
             * @param [properties] Properties to set
             */
            constructor(properties?: ckpt.v1.ListContainersReply.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ListContainersReply containers. */
            containers: ckpt.v1.Container.$Properties[];

            /**
             * Creates a new ListContainersReply instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ListContainersReply instance
             */
            static create(properties: ckpt.v1.ListContainersReply.$Shape): ckpt.v1.ListContainersReply & ckpt.v1.ListContainersReply.$Shape;
            static create(properties?: ckpt.v1.ListContainersReply.$Properties): ckpt.v1.ListContainersReply;

            /**
             * Encodes the specified ListContainersReply message. Does not implicitly {@link ckpt.v1.ListContainersReply.verify|verify} messages.
             * @param message ListContainersReply message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ckpt.v1.ListContainersReply.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ListContainersReply message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ckpt.v1.ListContainersReply & ckpt.v1.ListContainersReply.$Shape} ListContainersReply
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ckpt.v1.ListContainersReply & ckpt.v1.ListContainersReply.$Shape;

            /**
             * Creates a ListContainersReply message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns ListContainersReply
             */
            static fromObject(object: { [k: string]: any }): ckpt.v1.ListContainersReply;

            /**
             * Creates a plain object from a ListContainersReply message. Also converts values to other types if specified.
             * @param message ListContainersReply
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: ckpt.v1.ListContainersReply, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this ListContainersReply to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for ListContainersReply
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace ListContainersReply {

            /** Properties of a ListContainersReply. */
            interface $Properties {

                /** ListContainersReply containers */
                containers?: (ckpt.v1.Container.$Properties[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ListContainersReply. */
            type $Shape = ckpt.v1.ListContainersReply.$Properties;
        }

        /**
         * Properties of a Container.
         * @deprecated Use ckpt.v1.Container.$Properties instead.
         */
        interface IContainer extends ckpt.v1.Container.$Properties {
        }

        /** Represents a Container. */
        class Container {

            /**
             * Constructs a new Container.
             * @param [properties] Properties to set
             */
            constructor(properties?: ckpt.v1.Container.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Container id. */
            id: string;

            /** Container name. */
            name: string;

            /** Container image. */
            image: string;

            /** Container state. */
            state: string;

            /** Container runtime. */
            runtime: string;

            /** Container memoryBytes. */
            memoryBytes: number;

            /** Container addresses. */
            addresses: string[];

            /** Container job. */
            job: string;

            /** Container fence. */
            fence: string;

            /**
             * Creates a new Container instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Container instance
             */
            static create(properties: ckpt.v1.Container.$Shape): ckpt.v1.Container & ckpt.v1.Container.$Shape;
            static create(properties?: ckpt.v1.Container.$Properties): ckpt.v1.Container;

            /**
             * Encodes the specified Container message. Does not implicitly {@link ckpt.v1.Container.verify|verify} messages.
             * @param message Container message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ckpt.v1.Container.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Container message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ckpt.v1.Container & ckpt.v1.Container.$Shape} Container
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ckpt.v1.Container & ckpt.v1.Container.$Shape;

            /**
             * Creates a Container message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns Container
             */
            static fromObject(object: { [k: string]: any }): ckpt.v1.Container;

            /**
             * Creates a plain object from a Container message. Also converts values to other types if specified.
             * @param message Container
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: ckpt.v1.Container, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this Container to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for Container
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace Container {

            /** Properties of a Container. */
            interface $Properties {

                /** Container id */
                id?: (string|null);

                /** Container name */
                name?: (string|null);

                /** Container image */
                image?: (string|null);

                /** Container state */
                state?: (string|null);

                /** Container runtime */
                runtime?: (string|null);

                /** Container memoryBytes */
                memoryBytes?: (number|null);

                /** Container addresses */
                addresses?: (string[]|null);

                /** Container job */
                job?: (string|null);

                /** Container fence */
                fence?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Container. */
            type $Shape = ckpt.v1.Container.$Properties;
        }

        /**
         * Properties of a CheckRequest.
         * @deprecated Use ckpt.v1.CheckRequest.$Properties instead.
         */
        interface ICheckRequest extends ckpt.v1.CheckRequest.$Properties {
        }

        /** Represents a CheckRequest. */
        class CheckRequest {

            /**
             * Constructs a new CheckRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: ckpt.v1.CheckRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** CheckRequest container. */
            container: string;

            /** CheckRequest to. */
            to: string;

            /** CheckRequest throttle. */
            throttle: number;

            /** CheckRequest mode. */
            mode: string;

            /**
             * Creates a new CheckRequest instance using the specified properties.
             * @param [properties] Properties to set
             * @returns CheckRequest instance
             */
            static create(properties: ckpt.v1.CheckRequest.$Shape): ckpt.v1.CheckRequest & ckpt.v1.CheckRequest.$Shape;
            static create(properties?: ckpt.v1.CheckRequest.$Properties): ckpt.v1.CheckRequest;

            /**
             * Encodes the specified CheckRequest message. Does not implicitly {@link ckpt.v1.CheckRequest.verify|verify} messages.
             * @param message CheckRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ckpt.v1.CheckRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a CheckRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ckpt.v1.CheckRequest & ckpt.v1.CheckRequest.$Shape} CheckRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ckpt.v1.CheckRequest & ckpt.v1.CheckRequest.$Shape;

            /**
             * Creates a CheckRequest message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns CheckRequest
             */
            static fromObject(object: { [k: string]: any }): ckpt.v1.CheckRequest;

            /**
             * Creates a plain object from a CheckRequest message. Also converts values to other types if specified.
             * @param message CheckRequest
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: ckpt.v1.CheckRequest, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this CheckRequest to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for CheckRequest
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace CheckRequest {

            /** Properties of a CheckRequest. */
            interface $Properties {

                /** CheckRequest container */
                container?: (string|null);

                /** CheckRequest to */
                to?: (string|null);

                /** CheckRequest throttle */
                throttle?: (number|null);

                /** CheckRequest mode */
                mode?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a CheckRequest. */
            type $Shape = ckpt.v1.CheckRequest.$Properties;
        }

        /**
         * Properties of a CheckReply.
         * @deprecated Use ckpt.v1.CheckReply.$Properties instead.
         */
        interface ICheckReply extends ckpt.v1.CheckReply.$Properties {
        }

        /** Represents a CheckReply. */
        class CheckReply {

            /**
             * Constructs a new CheckReply.
             * @param [properties] Properties to set
             */
            constructor(properties?: ckpt.v1.CheckReply.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** CheckReply findings. */
            findings: ckpt.v1.Finding.$Properties[];

            /** CheckReply forecastMs. */
            forecastMs: number;

            /**
             * Creates a new CheckReply instance using the specified properties.
             * @param [properties] Properties to set
             * @returns CheckReply instance
             */
            static create(properties: ckpt.v1.CheckReply.$Shape): ckpt.v1.CheckReply & ckpt.v1.CheckReply.$Shape;
            static create(properties?: ckpt.v1.CheckReply.$Properties): ckpt.v1.CheckReply;

            /**
             * Encodes the specified CheckReply message. Does not implicitly {@link ckpt.v1.CheckReply.verify|verify} messages.
             * @param message CheckReply message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ckpt.v1.CheckReply.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a CheckReply message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ckpt.v1.CheckReply & ckpt.v1.CheckReply.$Shape} CheckReply
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ckpt.v1.CheckReply & ckpt.v1.CheckReply.$Shape;

            /**
             * Creates a CheckReply message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns CheckReply
             */
            static fromObject(object: { [k: string]: any }): ckpt.v1.CheckReply;

            /**
             * Creates a plain object from a CheckReply message. Also converts values to other types if specified.
             * @param message CheckReply
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: ckpt.v1.CheckReply, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this CheckReply to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for CheckReply
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace CheckReply {

            /** Properties of a CheckReply. */
            interface $Properties {

                /** CheckReply findings */
                findings?: (ckpt.v1.Finding.$Properties[]|null);

                /** CheckReply forecastMs */
                forecastMs?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a CheckReply. */
            type $Shape = ckpt.v1.CheckReply.$Properties;
        }

        /**
         * Properties of a Finding.
         * @deprecated Use ckpt.v1.Finding.$Properties instead.
         */
        interface IFinding extends ckpt.v1.Finding.$Properties {
        }

        /** Represents a Finding. */
        class Finding {

            /**
             * Constructs a new Finding.
             * @param [properties] Properties to set
             */
            constructor(properties?: ckpt.v1.Finding.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Finding code. */
            code: string;

            /** Finding blocks. */
            blocks: boolean;

            /** Finding host. */
            host: string;

            /** Finding evidence. */
            evidence: string;

            /** Finding remedy. */
            remedy: string;

            /**
             * Creates a new Finding instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Finding instance
             */
            static create(properties: ckpt.v1.Finding.$Shape): ckpt.v1.Finding & ckpt.v1.Finding.$Shape;
            static create(properties?: ckpt.v1.Finding.$Properties): ckpt.v1.Finding;

            /**
             * Encodes the specified Finding message. Does not implicitly {@link ckpt.v1.Finding.verify|verify} messages.
             * @param message Finding message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ckpt.v1.Finding.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Finding message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ckpt.v1.Finding & ckpt.v1.Finding.$Shape} Finding
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ckpt.v1.Finding & ckpt.v1.Finding.$Shape;

            /**
             * Creates a Finding message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns Finding
             */
            static fromObject(object: { [k: string]: any }): ckpt.v1.Finding;

            /**
             * Creates a plain object from a Finding message. Also converts values to other types if specified.
             * @param message Finding
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: ckpt.v1.Finding, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this Finding to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for Finding
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace Finding {

            /** Properties of a Finding. */
            interface $Properties {

                /** Finding code */
                code?: (string|null);

                /** Finding blocks */
                blocks?: (boolean|null);

                /** Finding host */
                host?: (string|null);

                /** Finding evidence */
                evidence?: (string|null);

                /** Finding remedy */
                remedy?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Finding. */
            type $Shape = ckpt.v1.Finding.$Properties;
        }

        /**
         * Properties of a MigrateRequest.
         * @deprecated Use ckpt.v1.MigrateRequest.$Properties instead.
         */
        interface IMigrateRequest extends ckpt.v1.MigrateRequest.$Properties {
        }

        /** Represents a MigrateRequest. */
        class MigrateRequest {

            /**
             * Constructs a new MigrateRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: ckpt.v1.MigrateRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** MigrateRequest container. */
            container: string;

            /** MigrateRequest to. */
            to: string;

            /** MigrateRequest limits. */
            limits?: (ckpt.v1.Limits.$Properties|null);

            /** MigrateRequest mode. */
            mode: string;

            /** MigrateRequest throttle. */
            throttle: number;

            /** MigrateRequest compress. */
            compress: string;

            /** MigrateRequest restore. */
            restore: string;

            /** MigrateRequest acceptLoss. */
            acceptLoss: string;

            /**
             * Creates a new MigrateRequest instance using the specified properties.
             * @param [properties] Properties to set
             * @returns MigrateRequest instance
             */
            static create(properties: ckpt.v1.MigrateRequest.$Shape): ckpt.v1.MigrateRequest & ckpt.v1.MigrateRequest.$Shape;
            static create(properties?: ckpt.v1.MigrateRequest.$Properties): ckpt.v1.MigrateRequest;

            /**
             * Encodes the specified MigrateRequest message. Does not implicitly {@link ckpt.v1.MigrateRequest.verify|verify} messages.
             * @param message MigrateRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ckpt.v1.MigrateRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a MigrateRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ckpt.v1.MigrateRequest & ckpt.v1.MigrateRequest.$Shape} MigrateRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ckpt.v1.MigrateRequest & ckpt.v1.MigrateRequest.$Shape;

            /**
             * Creates a MigrateRequest message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns MigrateRequest
             */
            static fromObject(object: { [k: string]: any }): ckpt.v1.MigrateRequest;

            /**
             * Creates a plain object from a MigrateRequest message. Also converts values to other types if specified.
             * @param message MigrateRequest
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: ckpt.v1.MigrateRequest, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this MigrateRequest to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for MigrateRequest
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace MigrateRequest {

            /** Properties of a MigrateRequest. */
            interface $Properties {

                /** MigrateRequest container */
                container?: (string|null);

                /** MigrateRequest to */
                to?: (string|null);

                /** MigrateRequest limits */
                limits?: (ckpt.v1.Limits.$Properties|null);

                /** MigrateRequest mode */
                mode?: (string|null);

                /** MigrateRequest throttle */
                throttle?: (number|null);

                /** MigrateRequest compress */
                compress?: (string|null);

                /** MigrateRequest restore */
                restore?: (string|null);

                /** MigrateRequest acceptLoss */
                acceptLoss?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a MigrateRequest. */
            type $Shape = ckpt.v1.MigrateRequest.$Properties;
        }

        /**
         * Properties of a Limits.
         * @deprecated Use ckpt.v1.Limits.$Properties instead.
         */
        interface ILimits extends ckpt.v1.Limits.$Properties {
        }

        /** Represents a Limits. */
        class Limits {

            /**
             * Constructs a new Limits.
             * @param [properties] Properties to set
             */
            constructor(properties?: ckpt.v1.Limits.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Limits pauseMs. */
            pauseMs: number;

            /** Limits bytesPerSecond. */
            bytesPerSecond: number;

            /** Limits timeoutMs. */
            timeoutMs: number;

            /**
             * Creates a new Limits instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Limits instance
             */
            static create(properties: ckpt.v1.Limits.$Shape): ckpt.v1.Limits & ckpt.v1.Limits.$Shape;
            static create(properties?: ckpt.v1.Limits.$Properties): ckpt.v1.Limits;

            /**
             * Encodes the specified Limits message. Does not implicitly {@link ckpt.v1.Limits.verify|verify} messages.
             * @param message Limits message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ckpt.v1.Limits.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Limits message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ckpt.v1.Limits & ckpt.v1.Limits.$Shape} Limits
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ckpt.v1.Limits & ckpt.v1.Limits.$Shape;

            /**
             * Creates a Limits message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns Limits
             */
            static fromObject(object: { [k: string]: any }): ckpt.v1.Limits;

            /**
             * Creates a plain object from a Limits message. Also converts values to other types if specified.
             * @param message Limits
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: ckpt.v1.Limits, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this Limits to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for Limits
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace Limits {

            /** Properties of a Limits. */
            interface $Properties {

                /** Limits pauseMs */
                pauseMs?: (number|null);

                /** Limits bytesPerSecond */
                bytesPerSecond?: (number|null);

                /** Limits timeoutMs */
                timeoutMs?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Limits. */
            type $Shape = ckpt.v1.Limits.$Properties;
        }

        /**
         * Properties of a SetJobRequest.
         * @deprecated Use ckpt.v1.SetJobRequest.$Properties instead.
         */
        interface ISetJobRequest extends ckpt.v1.SetJobRequest.$Properties {
        }

        /** Represents a SetJobRequest. */
        class SetJobRequest {

            /**
             * Constructs a new SetJobRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: ckpt.v1.SetJobRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** SetJobRequest id. */
            id: string;

            /** SetJobRequest pauseMs. */
            pauseMs?: (number|null);

            /** SetJobRequest bytesPerSecond. */
            bytesPerSecond?: (number|null);

            /** SetJobRequest timeoutMs. */
            timeoutMs?: (number|null);

            /**
             * Creates a new SetJobRequest instance using the specified properties.
             * @param [properties] Properties to set
             * @returns SetJobRequest instance
             */
            static create(properties: ckpt.v1.SetJobRequest.$Shape): ckpt.v1.SetJobRequest & ckpt.v1.SetJobRequest.$Shape;
            static create(properties?: ckpt.v1.SetJobRequest.$Properties): ckpt.v1.SetJobRequest;

            /**
             * Encodes the specified SetJobRequest message. Does not implicitly {@link ckpt.v1.SetJobRequest.verify|verify} messages.
             * @param message SetJobRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ckpt.v1.SetJobRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a SetJobRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ckpt.v1.SetJobRequest & ckpt.v1.SetJobRequest.$Shape} SetJobRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ckpt.v1.SetJobRequest & ckpt.v1.SetJobRequest.$Shape;

            /**
             * Creates a SetJobRequest message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns SetJobRequest
             */
            static fromObject(object: { [k: string]: any }): ckpt.v1.SetJobRequest;

            /**
             * Creates a plain object from a SetJobRequest message. Also converts values to other types if specified.
             * @param message SetJobRequest
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: ckpt.v1.SetJobRequest, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this SetJobRequest to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for SetJobRequest
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace SetJobRequest {

            /** Properties of a SetJobRequest. */
            interface $Properties {

                /** SetJobRequest id */
                id?: (string|null);

                /** SetJobRequest pauseMs */
                pauseMs?: (number|null);

                /** SetJobRequest bytesPerSecond */
                bytesPerSecond?: (number|null);

                /** SetJobRequest timeoutMs */
                timeoutMs?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a SetJobRequest. */
            type $Shape = ckpt.v1.SetJobRequest.$Properties;
        }

        /**
         * Properties of a JobRef.
         * @deprecated Use ckpt.v1.JobRef.$Properties instead.
         */
        interface IJobRef extends ckpt.v1.JobRef.$Properties {
        }

        /** Represents a JobRef. */
        class JobRef {

            /**
             * Constructs a new JobRef.
             * @param [properties] Properties to set
             */
            constructor(properties?: ckpt.v1.JobRef.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** JobRef id. */
            id: string;

            /**
             * Creates a new JobRef instance using the specified properties.
             * @param [properties] Properties to set
             * @returns JobRef instance
             */
            static create(properties: ckpt.v1.JobRef.$Shape): ckpt.v1.JobRef & ckpt.v1.JobRef.$Shape;
            static create(properties?: ckpt.v1.JobRef.$Properties): ckpt.v1.JobRef;

            /**
             * Encodes the specified JobRef message. Does not implicitly {@link ckpt.v1.JobRef.verify|verify} messages.
             * @param message JobRef message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ckpt.v1.JobRef.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a JobRef message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ckpt.v1.JobRef & ckpt.v1.JobRef.$Shape} JobRef
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ckpt.v1.JobRef & ckpt.v1.JobRef.$Shape;

            /**
             * Creates a JobRef message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns JobRef
             */
            static fromObject(object: { [k: string]: any }): ckpt.v1.JobRef;

            /**
             * Creates a plain object from a JobRef message. Also converts values to other types if specified.
             * @param message JobRef
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: ckpt.v1.JobRef, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this JobRef to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for JobRef
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace JobRef {

            /** Properties of a JobRef. */
            interface $Properties {

                /** JobRef id */
                id?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a JobRef. */
            type $Shape = ckpt.v1.JobRef.$Properties;
        }

        /**
         * Properties of a ResolveJobRequest.
         * @deprecated Use ckpt.v1.ResolveJobRequest.$Properties instead.
         */
        interface IResolveJobRequest extends ckpt.v1.ResolveJobRequest.$Properties {
        }

        /** Represents a ResolveJobRequest. */
        class ResolveJobRequest {

            /**
             * Constructs a new ResolveJobRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: ckpt.v1.ResolveJobRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ResolveJobRequest id. */
            id: string;

            /** ResolveJobRequest verdict. */
            verdict: string;

            /** ResolveJobRequest fenced. */
            fenced: string;

            /**
             * Creates a new ResolveJobRequest instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ResolveJobRequest instance
             */
            static create(properties: ckpt.v1.ResolveJobRequest.$Shape): ckpt.v1.ResolveJobRequest & ckpt.v1.ResolveJobRequest.$Shape;
            static create(properties?: ckpt.v1.ResolveJobRequest.$Properties): ckpt.v1.ResolveJobRequest;

            /**
             * Encodes the specified ResolveJobRequest message. Does not implicitly {@link ckpt.v1.ResolveJobRequest.verify|verify} messages.
             * @param message ResolveJobRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ckpt.v1.ResolveJobRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ResolveJobRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ckpt.v1.ResolveJobRequest & ckpt.v1.ResolveJobRequest.$Shape} ResolveJobRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ckpt.v1.ResolveJobRequest & ckpt.v1.ResolveJobRequest.$Shape;

            /**
             * Creates a ResolveJobRequest message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns ResolveJobRequest
             */
            static fromObject(object: { [k: string]: any }): ckpt.v1.ResolveJobRequest;

            /**
             * Creates a plain object from a ResolveJobRequest message. Also converts values to other types if specified.
             * @param message ResolveJobRequest
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: ckpt.v1.ResolveJobRequest, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this ResolveJobRequest to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for ResolveJobRequest
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace ResolveJobRequest {

            /** Properties of a ResolveJobRequest. */
            interface $Properties {

                /** ResolveJobRequest id */
                id?: (string|null);

                /** ResolveJobRequest verdict */
                verdict?: (string|null);

                /** ResolveJobRequest fenced */
                fenced?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ResolveJobRequest. */
            type $Shape = ckpt.v1.ResolveJobRequest.$Properties;
        }

        /**
         * Properties of a ListFencesRequest.
         * @deprecated Use ckpt.v1.ListFencesRequest.$Properties instead.
         */
        interface IListFencesRequest extends ckpt.v1.ListFencesRequest.$Properties {
        }

        /** Represents a ListFencesRequest. */
        class ListFencesRequest {

            /**
             * Constructs a new ListFencesRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: ckpt.v1.ListFencesRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /**
             * Creates a new ListFencesRequest instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ListFencesRequest instance
             */
            static create(properties: ckpt.v1.ListFencesRequest.$Shape): ckpt.v1.ListFencesRequest & ckpt.v1.ListFencesRequest.$Shape;
            static create(properties?: ckpt.v1.ListFencesRequest.$Properties): ckpt.v1.ListFencesRequest;

            /**
             * Encodes the specified ListFencesRequest message. Does not implicitly {@link ckpt.v1.ListFencesRequest.verify|verify} messages.
             * @param message ListFencesRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ckpt.v1.ListFencesRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ListFencesRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ckpt.v1.ListFencesRequest & ckpt.v1.ListFencesRequest.$Shape} ListFencesRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ckpt.v1.ListFencesRequest & ckpt.v1.ListFencesRequest.$Shape;

            /**
             * Creates a ListFencesRequest message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns ListFencesRequest
             */
            static fromObject(object: { [k: string]: any }): ckpt.v1.ListFencesRequest;

            /**
             * Creates a plain object from a ListFencesRequest message. Also converts values to other types if specified.
             * @param message ListFencesRequest
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: ckpt.v1.ListFencesRequest, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this ListFencesRequest to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for ListFencesRequest
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace ListFencesRequest {

            /** Properties of a ListFencesRequest. */
            interface $Properties {

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ListFencesRequest. */
            type $Shape = ckpt.v1.ListFencesRequest.$Properties;
        }

        /**
         * Properties of a ListFencesReply.
         * @deprecated Use ckpt.v1.ListFencesReply.$Properties instead.
         */
        interface IListFencesReply extends ckpt.v1.ListFencesReply.$Properties {
        }

        /** Represents a ListFencesReply. */
        class ListFencesReply {

            /**
             * Constructs a new ListFencesReply.
             * @param [properties] Properties to set
             */
            constructor(properties?: ckpt.v1.ListFencesReply.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ListFencesReply fences. */
            fences: ckpt.v1.Fence.$Properties[];

            /**
             * Creates a new ListFencesReply instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ListFencesReply instance
             */
            static create(properties: ckpt.v1.ListFencesReply.$Shape): ckpt.v1.ListFencesReply & ckpt.v1.ListFencesReply.$Shape;
            static create(properties?: ckpt.v1.ListFencesReply.$Properties): ckpt.v1.ListFencesReply;

            /**
             * Encodes the specified ListFencesReply message. Does not implicitly {@link ckpt.v1.ListFencesReply.verify|verify} messages.
             * @param message ListFencesReply message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ckpt.v1.ListFencesReply.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ListFencesReply message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ckpt.v1.ListFencesReply & ckpt.v1.ListFencesReply.$Shape} ListFencesReply
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ckpt.v1.ListFencesReply & ckpt.v1.ListFencesReply.$Shape;

            /**
             * Creates a ListFencesReply message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns ListFencesReply
             */
            static fromObject(object: { [k: string]: any }): ckpt.v1.ListFencesReply;

            /**
             * Creates a plain object from a ListFencesReply message. Also converts values to other types if specified.
             * @param message ListFencesReply
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: ckpt.v1.ListFencesReply, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this ListFencesReply to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for ListFencesReply
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace ListFencesReply {

            /** Properties of a ListFencesReply. */
            interface $Properties {

                /** ListFencesReply fences */
                fences?: (ckpt.v1.Fence.$Properties[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ListFencesReply. */
            type $Shape = ckpt.v1.ListFencesReply.$Properties;
        }

        /**
         * Properties of a Fence.
         * @deprecated Use ckpt.v1.Fence.$Properties instead.
         */
        interface IFence extends ckpt.v1.Fence.$Properties {
        }

        /** Represents a Fence. */
        class Fence {

            /**
             * Constructs a new Fence.
             * @param [properties] Properties to set
             */
            constructor(properties?: ckpt.v1.Fence.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Fence container. */
            container: string;

            /** Fence name. */
            name: string;

            /** Fence owner. */
            owner: string;

            /** Fence epoch. */
            epoch: number;

            /** Fence state. */
            state: string;

            /** Fence job. */
            job: string;

            /**
             * Creates a new Fence instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Fence instance
             */
            static create(properties: ckpt.v1.Fence.$Shape): ckpt.v1.Fence & ckpt.v1.Fence.$Shape;
            static create(properties?: ckpt.v1.Fence.$Properties): ckpt.v1.Fence;

            /**
             * Encodes the specified Fence message. Does not implicitly {@link ckpt.v1.Fence.verify|verify} messages.
             * @param message Fence message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ckpt.v1.Fence.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Fence message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ckpt.v1.Fence & ckpt.v1.Fence.$Shape} Fence
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ckpt.v1.Fence & ckpt.v1.Fence.$Shape;

            /**
             * Creates a Fence message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns Fence
             */
            static fromObject(object: { [k: string]: any }): ckpt.v1.Fence;

            /**
             * Creates a plain object from a Fence message. Also converts values to other types if specified.
             * @param message Fence
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: ckpt.v1.Fence, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this Fence to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for Fence
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace Fence {

            /** Properties of a Fence. */
            interface $Properties {

                /** Fence container */
                container?: (string|null);

                /** Fence name */
                name?: (string|null);

                /** Fence owner */
                owner?: (string|null);

                /** Fence epoch */
                epoch?: (number|null);

                /** Fence state */
                state?: (string|null);

                /** Fence job */
                job?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Fence. */
            type $Shape = ckpt.v1.Fence.$Properties;
        }

        /**
         * Properties of a ClearFenceRequest.
         * @deprecated Use ckpt.v1.ClearFenceRequest.$Properties instead.
         */
        interface IClearFenceRequest extends ckpt.v1.ClearFenceRequest.$Properties {
        }

        /** Represents a ClearFenceRequest. */
        class ClearFenceRequest {

            /**
             * Constructs a new ClearFenceRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: ckpt.v1.ClearFenceRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ClearFenceRequest container. */
            container: string;

            /**
             * Creates a new ClearFenceRequest instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ClearFenceRequest instance
             */
            static create(properties: ckpt.v1.ClearFenceRequest.$Shape): ckpt.v1.ClearFenceRequest & ckpt.v1.ClearFenceRequest.$Shape;
            static create(properties?: ckpt.v1.ClearFenceRequest.$Properties): ckpt.v1.ClearFenceRequest;

            /**
             * Encodes the specified ClearFenceRequest message. Does not implicitly {@link ckpt.v1.ClearFenceRequest.verify|verify} messages.
             * @param message ClearFenceRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ckpt.v1.ClearFenceRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ClearFenceRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ckpt.v1.ClearFenceRequest & ckpt.v1.ClearFenceRequest.$Shape} ClearFenceRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ckpt.v1.ClearFenceRequest & ckpt.v1.ClearFenceRequest.$Shape;

            /**
             * Creates a ClearFenceRequest message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns ClearFenceRequest
             */
            static fromObject(object: { [k: string]: any }): ckpt.v1.ClearFenceRequest;

            /**
             * Creates a plain object from a ClearFenceRequest message. Also converts values to other types if specified.
             * @param message ClearFenceRequest
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: ckpt.v1.ClearFenceRequest, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this ClearFenceRequest to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for ClearFenceRequest
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace ClearFenceRequest {

            /** Properties of a ClearFenceRequest. */
            interface $Properties {

                /** ClearFenceRequest container */
                container?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ClearFenceRequest. */
            type $Shape = ckpt.v1.ClearFenceRequest.$Properties;
        }

        /**
         * Properties of a ListJobsRequest.
         * @deprecated Use ckpt.v1.ListJobsRequest.$Properties instead.
         */
        interface IListJobsRequest extends ckpt.v1.ListJobsRequest.$Properties {
        }

        /** Represents a ListJobsRequest. */
        class ListJobsRequest {

            /**
             * Constructs a new ListJobsRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: ckpt.v1.ListJobsRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ListJobsRequest all. */
            all: boolean;

            /**
             * Creates a new ListJobsRequest instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ListJobsRequest instance
             */
            static create(properties: ckpt.v1.ListJobsRequest.$Shape): ckpt.v1.ListJobsRequest & ckpt.v1.ListJobsRequest.$Shape;
            static create(properties?: ckpt.v1.ListJobsRequest.$Properties): ckpt.v1.ListJobsRequest;

            /**
             * Encodes the specified ListJobsRequest message. Does not implicitly {@link ckpt.v1.ListJobsRequest.verify|verify} messages.
             * @param message ListJobsRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ckpt.v1.ListJobsRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ListJobsRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ckpt.v1.ListJobsRequest & ckpt.v1.ListJobsRequest.$Shape} ListJobsRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ckpt.v1.ListJobsRequest & ckpt.v1.ListJobsRequest.$Shape;

            /**
             * Creates a ListJobsRequest message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns ListJobsRequest
             */
            static fromObject(object: { [k: string]: any }): ckpt.v1.ListJobsRequest;

            /**
             * Creates a plain object from a ListJobsRequest message. Also converts values to other types if specified.
             * @param message ListJobsRequest
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: ckpt.v1.ListJobsRequest, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this ListJobsRequest to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for ListJobsRequest
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace ListJobsRequest {

            /** Properties of a ListJobsRequest. */
            interface $Properties {

                /** ListJobsRequest all */
                all?: (boolean|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ListJobsRequest. */
            type $Shape = ckpt.v1.ListJobsRequest.$Properties;
        }

        /**
         * Properties of a ListJobsReply.
         * @deprecated Use ckpt.v1.ListJobsReply.$Properties instead.
         */
        interface IListJobsReply extends ckpt.v1.ListJobsReply.$Properties {
        }

        /** Represents a ListJobsReply. */
        class ListJobsReply {

            /**
             * Constructs a new ListJobsReply.
             * @param [properties] Properties to set
             */
            constructor(properties?: ckpt.v1.ListJobsReply.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ListJobsReply jobs. */
            jobs: ckpt.v1.Job.$Properties[];

            /**
             * Creates a new ListJobsReply instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ListJobsReply instance
             */
            static create(properties: ckpt.v1.ListJobsReply.$Shape): ckpt.v1.ListJobsReply & ckpt.v1.ListJobsReply.$Shape;
            static create(properties?: ckpt.v1.ListJobsReply.$Properties): ckpt.v1.ListJobsReply;

            /**
             * Encodes the specified ListJobsReply message. Does not implicitly {@link ckpt.v1.ListJobsReply.verify|verify} messages.
             * @param message ListJobsReply message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ckpt.v1.ListJobsReply.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ListJobsReply message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ckpt.v1.ListJobsReply & ckpt.v1.ListJobsReply.$Shape} ListJobsReply
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ckpt.v1.ListJobsReply & ckpt.v1.ListJobsReply.$Shape;

            /**
             * Creates a ListJobsReply message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns ListJobsReply
             */
            static fromObject(object: { [k: string]: any }): ckpt.v1.ListJobsReply;

            /**
             * Creates a plain object from a ListJobsReply message. Also converts values to other types if specified.
             * @param message ListJobsReply
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: ckpt.v1.ListJobsReply, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this ListJobsReply to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for ListJobsReply
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace ListJobsReply {

            /** Properties of a ListJobsReply. */
            interface $Properties {

                /** ListJobsReply jobs */
                jobs?: (ckpt.v1.Job.$Properties[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ListJobsReply. */
            type $Shape = ckpt.v1.ListJobsReply.$Properties;
        }

        /**
         * Properties of a Job.
         * @deprecated Use ckpt.v1.Job.$Properties instead.
         */
        interface IJob extends ckpt.v1.Job.$Properties {
        }

        /** Represents a Job. */
        class Job {

            /**
             * Constructs a new Job.
             * @param [properties] Properties to set
             */
            constructor(properties?: ckpt.v1.Job.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Job id. */
            id: string;

            /** Job kind. */
            kind: string;

            /** Job role. */
            role: string;

            /** Job container. */
            container: string;

            /** Job name. */
            name: string;

            /** Job peer. */
            peer: string;

            /** Job phase. */
            phase: string;

            /** Job outcome. */
            outcome: string;

            /** Job failure. */
            failure?: (ckpt.v1.Failure.$Properties|null);

            /** Job epoch. */
            epoch: number;

            /** Job startedUnixMs. */
            startedUnixMs: number;

            /** Job endedUnixMs. */
            endedUnixMs: number;

            /** Job bytesTotal. */
            bytesTotal: number;

            /** Job bytesSent. */
            bytesSent: number;

            /** Job pauseMs. */
            pauseMs: number;

            /** Job phases. */
            phases: ckpt.v1.PhaseTime.$Properties[];

            /** Job findings. */
            findings: ckpt.v1.Finding.$Properties[];

            /** Job cancelAsked. */
            cancelAsked: boolean;

            /** Job imageBytesSent. */
            imageBytesSent: number;

            /** Job doubt. */
            doubt?: (ckpt.v1.Doubt.$Properties|null);

            /** Job resolved. */
            resolved: string;

            /** Job resolvedBy. */
            resolvedBy: string;

            /** Job steps. */
            steps: ckpt.v1.Step.$Properties[];

            /** Job limits. */
            limits?: (ckpt.v1.Limits.$Properties|null);

            /** Job mode. */
            mode: string;

            /** Job modeWhy. */
            modeWhy: string;

            /** Job memoryBytesSent. */
            memoryBytesSent: number;

            /** Job rounds. */
            rounds: number;

            /** Job forecastMs. */
            forecastMs: number;

            /** Job throttleLimit. */
            throttleLimit: number;

            /** Job throttle. */
            throttle: number;

            /** Job wireBytes. */
            wireBytes: number;

            /** Job wireContentBytes. */
            wireContentBytes: number;

            /** Job codec. */
            codec: string;

            /** Job codecWhy. */
            codecWhy: string;

            /** Job restore. */
            restore: string;

            /** Job restoreWhy. */
            restoreWhy: string;

            /** Job lateBytes. */
            lateBytes: number;

            /** Job lateBytesSent. */
            lateBytesSent: number;

            /**
             * Creates a new Job instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Job instance
             */
            static create(properties: ckpt.v1.Job.$Shape): ckpt.v1.Job & ckpt.v1.Job.$Shape;
            static create(properties?: ckpt.v1.Job.$Properties): ckpt.v1.Job;

            /**
             * Encodes the specified Job message. Does not implicitly {@link ckpt.v1.Job.verify|verify} messages.
             * @param message Job message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ckpt.v1.Job.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Job message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ckpt.v1.Job & ckpt.v1.Job.$Shape} Job
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ckpt.v1.Job & ckpt.v1.Job.$Shape;

            /**
             * Creates a Job message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns Job
             */
            static fromObject(object: { [k: string]: any }): ckpt.v1.Job;

            /**
             * Creates a plain object from a Job message. Also converts values to other types if specified.
             * @param message Job
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: ckpt.v1.Job, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this Job to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for Job
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace Job {

            /** Properties of a Job. */
            interface $Properties {

                /** Job id */
                id?: (string|null);

                /** Job kind */
                kind?: (string|null);

                /** Job role */
                role?: (string|null);

                /** Job container */
                container?: (string|null);

                /** Job name */
                name?: (string|null);

                /** Job peer */
                peer?: (string|null);

                /** Job phase */
                phase?: (string|null);

                /** Job outcome */
                outcome?: (string|null);

                /** Job failure */
                failure?: (ckpt.v1.Failure.$Properties|null);

                /** Job epoch */
                epoch?: (number|null);

                /** Job startedUnixMs */
                startedUnixMs?: (number|null);

                /** Job endedUnixMs */
                endedUnixMs?: (number|null);

                /** Job bytesTotal */
                bytesTotal?: (number|null);

                /** Job bytesSent */
                bytesSent?: (number|null);

                /** Job pauseMs */
                pauseMs?: (number|null);

                /** Job phases */
                phases?: (ckpt.v1.PhaseTime.$Properties[]|null);

                /** Job findings */
                findings?: (ckpt.v1.Finding.$Properties[]|null);

                /** Job cancelAsked */
                cancelAsked?: (boolean|null);

                /** Job imageBytesSent */
                imageBytesSent?: (number|null);

                /** Job doubt */
                doubt?: (ckpt.v1.Doubt.$Properties|null);

                /** Job resolved */
                resolved?: (string|null);

                /** Job resolvedBy */
                resolvedBy?: (string|null);

                /** Job steps */
                steps?: (ckpt.v1.Step.$Properties[]|null);

                /** Job limits */
                limits?: (ckpt.v1.Limits.$Properties|null);

                /** Job mode */
                mode?: (string|null);

                /** Job modeWhy */
                modeWhy?: (string|null);

                /** Job memoryBytesSent */
                memoryBytesSent?: (number|null);

                /** Job rounds */
                rounds?: (number|null);

                /** Job forecastMs */
                forecastMs?: (number|null);

                /** Job throttleLimit */
                throttleLimit?: (number|null);

                /** Job throttle */
                throttle?: (number|null);

                /** Job wireBytes */
                wireBytes?: (number|null);

                /** Job wireContentBytes */
                wireContentBytes?: (number|null);

                /** Job codec */
                codec?: (string|null);

                /** Job codecWhy */
                codecWhy?: (string|null);

                /** Job restore */
                restore?: (string|null);

                /** Job restoreWhy */
                restoreWhy?: (string|null);

                /** Job lateBytes */
                lateBytes?: (number|null);

                /** Job lateBytesSent */
                lateBytesSent?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Job. */
            type $Shape = ckpt.v1.Job.$Properties;
        }

        /**
         * Properties of a Doubt.
         * @deprecated Use ckpt.v1.Doubt.$Properties instead.
         */
        interface IDoubt extends ckpt.v1.Doubt.$Properties {
        }

        /** Represents a Doubt. */
        class Doubt {

            /**
             * Constructs a new Doubt.
             * @param [properties] Properties to set
             */
            constructor(properties?: ckpt.v1.Doubt.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Doubt sinceUnixMs. */
            sinceUnixMs: number;

            /** Doubt here. */
            here: string;

            /** Doubt lastWord. */
            lastWord: string;

            /** Doubt lastWordUnixMs. */
            lastWordUnixMs: number;

            /** Doubt unreachable. */
            unreachable: string;

            /** Doubt mayHaveRunMs. */
            mayHaveRunMs: number;

            /**
             * Creates a new Doubt instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Doubt instance
             */
            static create(properties: ckpt.v1.Doubt.$Shape): ckpt.v1.Doubt & ckpt.v1.Doubt.$Shape;
            static create(properties?: ckpt.v1.Doubt.$Properties): ckpt.v1.Doubt;

            /**
             * Encodes the specified Doubt message. Does not implicitly {@link ckpt.v1.Doubt.verify|verify} messages.
             * @param message Doubt message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ckpt.v1.Doubt.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Doubt message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ckpt.v1.Doubt & ckpt.v1.Doubt.$Shape} Doubt
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ckpt.v1.Doubt & ckpt.v1.Doubt.$Shape;

            /**
             * Creates a Doubt message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns Doubt
             */
            static fromObject(object: { [k: string]: any }): ckpt.v1.Doubt;

            /**
             * Creates a plain object from a Doubt message. Also converts values to other types if specified.
             * @param message Doubt
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: ckpt.v1.Doubt, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this Doubt to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for Doubt
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace Doubt {

            /** Properties of a Doubt. */
            interface $Properties {

                /** Doubt sinceUnixMs */
                sinceUnixMs?: (number|null);

                /** Doubt here */
                here?: (string|null);

                /** Doubt lastWord */
                lastWord?: (string|null);

                /** Doubt lastWordUnixMs */
                lastWordUnixMs?: (number|null);

                /** Doubt unreachable */
                unreachable?: (string|null);

                /** Doubt mayHaveRunMs */
                mayHaveRunMs?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Doubt. */
            type $Shape = ckpt.v1.Doubt.$Properties;
        }

        /**
         * Properties of a Step.
         * @deprecated Use ckpt.v1.Step.$Properties instead.
         */
        interface IStep extends ckpt.v1.Step.$Properties {
        }

        /** Represents a Step. */
        class Step {

            /**
             * Constructs a new Step.
             * @param [properties] Properties to set
             */
            constructor(properties?: ckpt.v1.Step.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Step step. */
            step: string;

            /** Step fromMs. */
            fromMs: number;

            /** Step ms. */
            ms: number;

            /**
             * Creates a new Step instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Step instance
             */
            static create(properties: ckpt.v1.Step.$Shape): ckpt.v1.Step & ckpt.v1.Step.$Shape;
            static create(properties?: ckpt.v1.Step.$Properties): ckpt.v1.Step;

            /**
             * Encodes the specified Step message. Does not implicitly {@link ckpt.v1.Step.verify|verify} messages.
             * @param message Step message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ckpt.v1.Step.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Step message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ckpt.v1.Step & ckpt.v1.Step.$Shape} Step
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ckpt.v1.Step & ckpt.v1.Step.$Shape;

            /**
             * Creates a Step message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns Step
             */
            static fromObject(object: { [k: string]: any }): ckpt.v1.Step;

            /**
             * Creates a plain object from a Step message. Also converts values to other types if specified.
             * @param message Step
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: ckpt.v1.Step, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this Step to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for Step
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace Step {

            /** Properties of a Step. */
            interface $Properties {

                /** Step step */
                step?: (string|null);

                /** Step fromMs */
                fromMs?: (number|null);

                /** Step ms */
                ms?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Step. */
            type $Shape = ckpt.v1.Step.$Properties;
        }

        /**
         * Properties of a PhaseTime.
         * @deprecated Use ckpt.v1.PhaseTime.$Properties instead.
         */
        interface IPhaseTime extends ckpt.v1.PhaseTime.$Properties {
        }

        /** Represents a PhaseTime. */
        class PhaseTime {

            /**
             * Constructs a new PhaseTime.
             * @param [properties] Properties to set
             */
            constructor(properties?: ckpt.v1.PhaseTime.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** PhaseTime phase. */
            phase: string;

            /** PhaseTime ms. */
            ms: number;

            /**
             * Creates a new PhaseTime instance using the specified properties.
             * @param [properties] Properties to set
             * @returns PhaseTime instance
             */
            static create(properties: ckpt.v1.PhaseTime.$Shape): ckpt.v1.PhaseTime & ckpt.v1.PhaseTime.$Shape;
            static create(properties?: ckpt.v1.PhaseTime.$Properties): ckpt.v1.PhaseTime;

            /**
             * Encodes the specified PhaseTime message. Does not implicitly {@link ckpt.v1.PhaseTime.verify|verify} messages.
             * @param message PhaseTime message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ckpt.v1.PhaseTime.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a PhaseTime message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ckpt.v1.PhaseTime & ckpt.v1.PhaseTime.$Shape} PhaseTime
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ckpt.v1.PhaseTime & ckpt.v1.PhaseTime.$Shape;

            /**
             * Creates a PhaseTime message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns PhaseTime
             */
            static fromObject(object: { [k: string]: any }): ckpt.v1.PhaseTime;

            /**
             * Creates a plain object from a PhaseTime message. Also converts values to other types if specified.
             * @param message PhaseTime
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: ckpt.v1.PhaseTime, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this PhaseTime to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for PhaseTime
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace PhaseTime {

            /** Properties of a PhaseTime. */
            interface $Properties {

                /** PhaseTime phase */
                phase?: (string|null);

                /** PhaseTime ms */
                ms?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a PhaseTime. */
            type $Shape = ckpt.v1.PhaseTime.$Properties;
        }

        /**
         * Properties of a Failure.
         * @deprecated Use ckpt.v1.Failure.$Properties instead.
         */
        interface IFailure extends ckpt.v1.Failure.$Properties {
        }

        /** Represents a Failure. */
        class Failure {

            /**
             * Constructs a new Failure.
             * @param [properties] Properties to set
             */
            constructor(properties?: ckpt.v1.Failure.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Failure code. */
            code: string;

            /** Failure message. */
            message: string;

            /** Failure host. */
            host: string;

            /** Failure remedy. */
            remedy: string;

            /**
             * Creates a new Failure instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Failure instance
             */
            static create(properties: ckpt.v1.Failure.$Shape): ckpt.v1.Failure & ckpt.v1.Failure.$Shape;
            static create(properties?: ckpt.v1.Failure.$Properties): ckpt.v1.Failure;

            /**
             * Encodes the specified Failure message. Does not implicitly {@link ckpt.v1.Failure.verify|verify} messages.
             * @param message Failure message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ckpt.v1.Failure.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Failure message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ckpt.v1.Failure & ckpt.v1.Failure.$Shape} Failure
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ckpt.v1.Failure & ckpt.v1.Failure.$Shape;

            /**
             * Creates a Failure message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns Failure
             */
            static fromObject(object: { [k: string]: any }): ckpt.v1.Failure;

            /**
             * Creates a plain object from a Failure message. Also converts values to other types if specified.
             * @param message Failure
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: ckpt.v1.Failure, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this Failure to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for Failure
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace Failure {

            /** Properties of a Failure. */
            interface $Properties {

                /** Failure code */
                code?: (string|null);

                /** Failure message */
                message?: (string|null);

                /** Failure host */
                host?: (string|null);

                /** Failure remedy */
                remedy?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Failure. */
            type $Shape = ckpt.v1.Failure.$Properties;
        }

        /**
         * Properties of an InitHostRequest.
         * @deprecated Use ckpt.v1.InitHostRequest.$Properties instead.
         */
        interface IInitHostRequest extends ckpt.v1.InitHostRequest.$Properties {
        }

        /** Represents an InitHostRequest. */
        class InitHostRequest {

            /**
             * Constructs a new InitHostRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: ckpt.v1.InitHostRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** InitHostRequest name. */
            name: string;

            /** InitHostRequest hooks. */
            hooks: boolean;

            /**
             * Creates a new InitHostRequest instance using the specified properties.
             * @param [properties] Properties to set
             * @returns InitHostRequest instance
             */
            static create(properties: ckpt.v1.InitHostRequest.$Shape): ckpt.v1.InitHostRequest & ckpt.v1.InitHostRequest.$Shape;
            static create(properties?: ckpt.v1.InitHostRequest.$Properties): ckpt.v1.InitHostRequest;

            /**
             * Encodes the specified InitHostRequest message. Does not implicitly {@link ckpt.v1.InitHostRequest.verify|verify} messages.
             * @param message InitHostRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ckpt.v1.InitHostRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an InitHostRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ckpt.v1.InitHostRequest & ckpt.v1.InitHostRequest.$Shape} InitHostRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ckpt.v1.InitHostRequest & ckpt.v1.InitHostRequest.$Shape;

            /**
             * Creates an InitHostRequest message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns InitHostRequest
             */
            static fromObject(object: { [k: string]: any }): ckpt.v1.InitHostRequest;

            /**
             * Creates a plain object from an InitHostRequest message. Also converts values to other types if specified.
             * @param message InitHostRequest
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: ckpt.v1.InitHostRequest, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this InitHostRequest to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for InitHostRequest
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace InitHostRequest {

            /** Properties of an InitHostRequest. */
            interface $Properties {

                /** InitHostRequest name */
                name?: (string|null);

                /** InitHostRequest hooks */
                hooks?: (boolean|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an InitHostRequest. */
            type $Shape = ckpt.v1.InitHostRequest.$Properties;
        }

        /**
         * Properties of a GetIdentityRequest.
         * @deprecated Use ckpt.v1.GetIdentityRequest.$Properties instead.
         */
        interface IGetIdentityRequest extends ckpt.v1.GetIdentityRequest.$Properties {
        }

        /** Represents a GetIdentityRequest. */
        class GetIdentityRequest {

            /**
             * Constructs a new GetIdentityRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: ckpt.v1.GetIdentityRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /**
             * Creates a new GetIdentityRequest instance using the specified properties.
             * @param [properties] Properties to set
             * @returns GetIdentityRequest instance
             */
            static create(properties: ckpt.v1.GetIdentityRequest.$Shape): ckpt.v1.GetIdentityRequest & ckpt.v1.GetIdentityRequest.$Shape;
            static create(properties?: ckpt.v1.GetIdentityRequest.$Properties): ckpt.v1.GetIdentityRequest;

            /**
             * Encodes the specified GetIdentityRequest message. Does not implicitly {@link ckpt.v1.GetIdentityRequest.verify|verify} messages.
             * @param message GetIdentityRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ckpt.v1.GetIdentityRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a GetIdentityRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ckpt.v1.GetIdentityRequest & ckpt.v1.GetIdentityRequest.$Shape} GetIdentityRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ckpt.v1.GetIdentityRequest & ckpt.v1.GetIdentityRequest.$Shape;

            /**
             * Creates a GetIdentityRequest message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns GetIdentityRequest
             */
            static fromObject(object: { [k: string]: any }): ckpt.v1.GetIdentityRequest;

            /**
             * Creates a plain object from a GetIdentityRequest message. Also converts values to other types if specified.
             * @param message GetIdentityRequest
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: ckpt.v1.GetIdentityRequest, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this GetIdentityRequest to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for GetIdentityRequest
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace GetIdentityRequest {

            /** Properties of a GetIdentityRequest. */
            interface $Properties {

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a GetIdentityRequest. */
            type $Shape = ckpt.v1.GetIdentityRequest.$Properties;
        }

        /**
         * Properties of a HostIdentity.
         * @deprecated Use ckpt.v1.HostIdentity.$Properties instead.
         */
        interface IHostIdentity extends ckpt.v1.HostIdentity.$Properties {
        }

        /** Represents a HostIdentity. */
        class HostIdentity {

            /**
             * Constructs a new HostIdentity.
             * @param [properties] Properties to set
             */
            constructor(properties?: ckpt.v1.HostIdentity.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** HostIdentity name. */
            name: string;

            /** HostIdentity id. */
            id: string;

            /** HostIdentity fingerprint. */
            fingerprint: string;

            /** HostIdentity listen. */
            listen: string[];

            /** HostIdentity created. */
            created: boolean;

            /**
             * Creates a new HostIdentity instance using the specified properties.
             * @param [properties] Properties to set
             * @returns HostIdentity instance
             */
            static create(properties: ckpt.v1.HostIdentity.$Shape): ckpt.v1.HostIdentity & ckpt.v1.HostIdentity.$Shape;
            static create(properties?: ckpt.v1.HostIdentity.$Properties): ckpt.v1.HostIdentity;

            /**
             * Encodes the specified HostIdentity message. Does not implicitly {@link ckpt.v1.HostIdentity.verify|verify} messages.
             * @param message HostIdentity message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ckpt.v1.HostIdentity.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a HostIdentity message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ckpt.v1.HostIdentity & ckpt.v1.HostIdentity.$Shape} HostIdentity
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ckpt.v1.HostIdentity & ckpt.v1.HostIdentity.$Shape;

            /**
             * Creates a HostIdentity message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns HostIdentity
             */
            static fromObject(object: { [k: string]: any }): ckpt.v1.HostIdentity;

            /**
             * Creates a plain object from a HostIdentity message. Also converts values to other types if specified.
             * @param message HostIdentity
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: ckpt.v1.HostIdentity, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this HostIdentity to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for HostIdentity
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace HostIdentity {

            /** Properties of a HostIdentity. */
            interface $Properties {

                /** HostIdentity name */
                name?: (string|null);

                /** HostIdentity id */
                id?: (string|null);

                /** HostIdentity fingerprint */
                fingerprint?: (string|null);

                /** HostIdentity listen */
                listen?: (string[]|null);

                /** HostIdentity created */
                created?: (boolean|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a HostIdentity. */
            type $Shape = ckpt.v1.HostIdentity.$Properties;
        }

        /**
         * Properties of a ProbeHostRequest.
         * @deprecated Use ckpt.v1.ProbeHostRequest.$Properties instead.
         */
        interface IProbeHostRequest extends ckpt.v1.ProbeHostRequest.$Properties {
        }

        /** Represents a ProbeHostRequest. */
        class ProbeHostRequest {

            /**
             * Constructs a new ProbeHostRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: ckpt.v1.ProbeHostRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ProbeHostRequest address. */
            address: string;

            /**
             * Creates a new ProbeHostRequest instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ProbeHostRequest instance
             */
            static create(properties: ckpt.v1.ProbeHostRequest.$Shape): ckpt.v1.ProbeHostRequest & ckpt.v1.ProbeHostRequest.$Shape;
            static create(properties?: ckpt.v1.ProbeHostRequest.$Properties): ckpt.v1.ProbeHostRequest;

            /**
             * Encodes the specified ProbeHostRequest message. Does not implicitly {@link ckpt.v1.ProbeHostRequest.verify|verify} messages.
             * @param message ProbeHostRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ckpt.v1.ProbeHostRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ProbeHostRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ckpt.v1.ProbeHostRequest & ckpt.v1.ProbeHostRequest.$Shape} ProbeHostRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ckpt.v1.ProbeHostRequest & ckpt.v1.ProbeHostRequest.$Shape;

            /**
             * Creates a ProbeHostRequest message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns ProbeHostRequest
             */
            static fromObject(object: { [k: string]: any }): ckpt.v1.ProbeHostRequest;

            /**
             * Creates a plain object from a ProbeHostRequest message. Also converts values to other types if specified.
             * @param message ProbeHostRequest
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: ckpt.v1.ProbeHostRequest, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this ProbeHostRequest to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for ProbeHostRequest
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace ProbeHostRequest {

            /** Properties of a ProbeHostRequest. */
            interface $Properties {

                /** ProbeHostRequest address */
                address?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ProbeHostRequest. */
            type $Shape = ckpt.v1.ProbeHostRequest.$Properties;
        }

        /**
         * Properties of a ProbeHostReply.
         * @deprecated Use ckpt.v1.ProbeHostReply.$Properties instead.
         */
        interface IProbeHostReply extends ckpt.v1.ProbeHostReply.$Properties {
        }

        /** Represents a ProbeHostReply. */
        class ProbeHostReply {

            /**
             * Constructs a new ProbeHostReply.
             * @param [properties] Properties to set
             */
            constructor(properties?: ckpt.v1.ProbeHostReply.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ProbeHostReply fingerprint. */
            fingerprint: string;

            /** ProbeHostReply id. */
            id: string;

            /** ProbeHostReply name. */
            name: string;

            /**
             * Creates a new ProbeHostReply instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ProbeHostReply instance
             */
            static create(properties: ckpt.v1.ProbeHostReply.$Shape): ckpt.v1.ProbeHostReply & ckpt.v1.ProbeHostReply.$Shape;
            static create(properties?: ckpt.v1.ProbeHostReply.$Properties): ckpt.v1.ProbeHostReply;

            /**
             * Encodes the specified ProbeHostReply message. Does not implicitly {@link ckpt.v1.ProbeHostReply.verify|verify} messages.
             * @param message ProbeHostReply message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ckpt.v1.ProbeHostReply.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ProbeHostReply message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ckpt.v1.ProbeHostReply & ckpt.v1.ProbeHostReply.$Shape} ProbeHostReply
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ckpt.v1.ProbeHostReply & ckpt.v1.ProbeHostReply.$Shape;

            /**
             * Creates a ProbeHostReply message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns ProbeHostReply
             */
            static fromObject(object: { [k: string]: any }): ckpt.v1.ProbeHostReply;

            /**
             * Creates a plain object from a ProbeHostReply message. Also converts values to other types if specified.
             * @param message ProbeHostReply
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: ckpt.v1.ProbeHostReply, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this ProbeHostReply to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for ProbeHostReply
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace ProbeHostReply {

            /** Properties of a ProbeHostReply. */
            interface $Properties {

                /** ProbeHostReply fingerprint */
                fingerprint?: (string|null);

                /** ProbeHostReply id */
                id?: (string|null);

                /** ProbeHostReply name */
                name?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ProbeHostReply. */
            type $Shape = ckpt.v1.ProbeHostReply.$Properties;
        }

        /**
         * Properties of an AddHostRequest.
         * @deprecated Use ckpt.v1.AddHostRequest.$Properties instead.
         */
        interface IAddHostRequest extends ckpt.v1.AddHostRequest.$Properties {
        }

        /** Represents an AddHostRequest. */
        class AddHostRequest {

            /**
             * Constructs a new AddHostRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: ckpt.v1.AddHostRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** AddHostRequest name. */
            name: string;

            /** AddHostRequest address. */
            address: string;

            /** AddHostRequest fingerprint. */
            fingerprint: string;

            /**
             * Creates a new AddHostRequest instance using the specified properties.
             * @param [properties] Properties to set
             * @returns AddHostRequest instance
             */
            static create(properties: ckpt.v1.AddHostRequest.$Shape): ckpt.v1.AddHostRequest & ckpt.v1.AddHostRequest.$Shape;
            static create(properties?: ckpt.v1.AddHostRequest.$Properties): ckpt.v1.AddHostRequest;

            /**
             * Encodes the specified AddHostRequest message. Does not implicitly {@link ckpt.v1.AddHostRequest.verify|verify} messages.
             * @param message AddHostRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ckpt.v1.AddHostRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an AddHostRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ckpt.v1.AddHostRequest & ckpt.v1.AddHostRequest.$Shape} AddHostRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ckpt.v1.AddHostRequest & ckpt.v1.AddHostRequest.$Shape;

            /**
             * Creates an AddHostRequest message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns AddHostRequest
             */
            static fromObject(object: { [k: string]: any }): ckpt.v1.AddHostRequest;

            /**
             * Creates a plain object from an AddHostRequest message. Also converts values to other types if specified.
             * @param message AddHostRequest
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: ckpt.v1.AddHostRequest, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this AddHostRequest to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for AddHostRequest
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace AddHostRequest {

            /** Properties of an AddHostRequest. */
            interface $Properties {

                /** AddHostRequest name */
                name?: (string|null);

                /** AddHostRequest address */
                address?: (string|null);

                /** AddHostRequest fingerprint */
                fingerprint?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an AddHostRequest. */
            type $Shape = ckpt.v1.AddHostRequest.$Properties;
        }

        /**
         * Properties of a HostRef.
         * @deprecated Use ckpt.v1.HostRef.$Properties instead.
         */
        interface IHostRef extends ckpt.v1.HostRef.$Properties {
        }

        /** Represents a HostRef. */
        class HostRef {

            /**
             * Constructs a new HostRef.
             * @param [properties] Properties to set
             */
            constructor(properties?: ckpt.v1.HostRef.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** HostRef name. */
            name: string;

            /**
             * Creates a new HostRef instance using the specified properties.
             * @param [properties] Properties to set
             * @returns HostRef instance
             */
            static create(properties: ckpt.v1.HostRef.$Shape): ckpt.v1.HostRef & ckpt.v1.HostRef.$Shape;
            static create(properties?: ckpt.v1.HostRef.$Properties): ckpt.v1.HostRef;

            /**
             * Encodes the specified HostRef message. Does not implicitly {@link ckpt.v1.HostRef.verify|verify} messages.
             * @param message HostRef message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ckpt.v1.HostRef.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a HostRef message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ckpt.v1.HostRef & ckpt.v1.HostRef.$Shape} HostRef
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ckpt.v1.HostRef & ckpt.v1.HostRef.$Shape;

            /**
             * Creates a HostRef message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns HostRef
             */
            static fromObject(object: { [k: string]: any }): ckpt.v1.HostRef;

            /**
             * Creates a plain object from a HostRef message. Also converts values to other types if specified.
             * @param message HostRef
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: ckpt.v1.HostRef, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this HostRef to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for HostRef
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace HostRef {

            /** Properties of a HostRef. */
            interface $Properties {

                /** HostRef name */
                name?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a HostRef. */
            type $Shape = ckpt.v1.HostRef.$Properties;
        }

        /**
         * Properties of a RemoveHostReply.
         * @deprecated Use ckpt.v1.RemoveHostReply.$Properties instead.
         */
        interface IRemoveHostReply extends ckpt.v1.RemoveHostReply.$Properties {
        }

        /** Represents a RemoveHostReply. */
        class RemoveHostReply {

            /**
             * Constructs a new RemoveHostReply.
             * @param [properties] Properties to set
             */
            constructor(properties?: ckpt.v1.RemoveHostReply.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /**
             * Creates a new RemoveHostReply instance using the specified properties.
             * @param [properties] Properties to set
             * @returns RemoveHostReply instance
             */
            static create(properties: ckpt.v1.RemoveHostReply.$Shape): ckpt.v1.RemoveHostReply & ckpt.v1.RemoveHostReply.$Shape;
            static create(properties?: ckpt.v1.RemoveHostReply.$Properties): ckpt.v1.RemoveHostReply;

            /**
             * Encodes the specified RemoveHostReply message. Does not implicitly {@link ckpt.v1.RemoveHostReply.verify|verify} messages.
             * @param message RemoveHostReply message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ckpt.v1.RemoveHostReply.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a RemoveHostReply message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ckpt.v1.RemoveHostReply & ckpt.v1.RemoveHostReply.$Shape} RemoveHostReply
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ckpt.v1.RemoveHostReply & ckpt.v1.RemoveHostReply.$Shape;

            /**
             * Creates a RemoveHostReply message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns RemoveHostReply
             */
            static fromObject(object: { [k: string]: any }): ckpt.v1.RemoveHostReply;

            /**
             * Creates a plain object from a RemoveHostReply message. Also converts values to other types if specified.
             * @param message RemoveHostReply
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: ckpt.v1.RemoveHostReply, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this RemoveHostReply to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for RemoveHostReply
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace RemoveHostReply {

            /** Properties of a RemoveHostReply. */
            interface $Properties {

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a RemoveHostReply. */
            type $Shape = ckpt.v1.RemoveHostReply.$Properties;
        }

        /**
         * Properties of a ListHostsRequest.
         * @deprecated Use ckpt.v1.ListHostsRequest.$Properties instead.
         */
        interface IListHostsRequest extends ckpt.v1.ListHostsRequest.$Properties {
        }

        /** Represents a ListHostsRequest. */
        class ListHostsRequest {

            /**
             * Constructs a new ListHostsRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: ckpt.v1.ListHostsRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ListHostsRequest probe. */
            probe: boolean;

            /**
             * Creates a new ListHostsRequest instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ListHostsRequest instance
             */
            static create(properties: ckpt.v1.ListHostsRequest.$Shape): ckpt.v1.ListHostsRequest & ckpt.v1.ListHostsRequest.$Shape;
            static create(properties?: ckpt.v1.ListHostsRequest.$Properties): ckpt.v1.ListHostsRequest;

            /**
             * Encodes the specified ListHostsRequest message. Does not implicitly {@link ckpt.v1.ListHostsRequest.verify|verify} messages.
             * @param message ListHostsRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ckpt.v1.ListHostsRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ListHostsRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ckpt.v1.ListHostsRequest & ckpt.v1.ListHostsRequest.$Shape} ListHostsRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ckpt.v1.ListHostsRequest & ckpt.v1.ListHostsRequest.$Shape;

            /**
             * Creates a ListHostsRequest message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns ListHostsRequest
             */
            static fromObject(object: { [k: string]: any }): ckpt.v1.ListHostsRequest;

            /**
             * Creates a plain object from a ListHostsRequest message. Also converts values to other types if specified.
             * @param message ListHostsRequest
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: ckpt.v1.ListHostsRequest, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this ListHostsRequest to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for ListHostsRequest
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace ListHostsRequest {

            /** Properties of a ListHostsRequest. */
            interface $Properties {

                /** ListHostsRequest probe */
                probe?: (boolean|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ListHostsRequest. */
            type $Shape = ckpt.v1.ListHostsRequest.$Properties;
        }

        /**
         * Properties of a ListHostsReply.
         * @deprecated Use ckpt.v1.ListHostsReply.$Properties instead.
         */
        interface IListHostsReply extends ckpt.v1.ListHostsReply.$Properties {
        }

        /** Represents a ListHostsReply. */
        class ListHostsReply {

            /**
             * Constructs a new ListHostsReply.
             * @param [properties] Properties to set
             */
            constructor(properties?: ckpt.v1.ListHostsReply.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ListHostsReply hosts. */
            hosts: ckpt.v1.Host.$Properties[];

            /**
             * Creates a new ListHostsReply instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ListHostsReply instance
             */
            static create(properties: ckpt.v1.ListHostsReply.$Shape): ckpt.v1.ListHostsReply & ckpt.v1.ListHostsReply.$Shape;
            static create(properties?: ckpt.v1.ListHostsReply.$Properties): ckpt.v1.ListHostsReply;

            /**
             * Encodes the specified ListHostsReply message. Does not implicitly {@link ckpt.v1.ListHostsReply.verify|verify} messages.
             * @param message ListHostsReply message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ckpt.v1.ListHostsReply.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ListHostsReply message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ckpt.v1.ListHostsReply & ckpt.v1.ListHostsReply.$Shape} ListHostsReply
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ckpt.v1.ListHostsReply & ckpt.v1.ListHostsReply.$Shape;

            /**
             * Creates a ListHostsReply message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns ListHostsReply
             */
            static fromObject(object: { [k: string]: any }): ckpt.v1.ListHostsReply;

            /**
             * Creates a plain object from a ListHostsReply message. Also converts values to other types if specified.
             * @param message ListHostsReply
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: ckpt.v1.ListHostsReply, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this ListHostsReply to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for ListHostsReply
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace ListHostsReply {

            /** Properties of a ListHostsReply. */
            interface $Properties {

                /** ListHostsReply hosts */
                hosts?: (ckpt.v1.Host.$Properties[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ListHostsReply. */
            type $Shape = ckpt.v1.ListHostsReply.$Properties;
        }

        /**
         * Properties of a Host.
         * @deprecated Use ckpt.v1.Host.$Properties instead.
         */
        interface IHost extends ckpt.v1.Host.$Properties {
        }

        /** Represents a Host. */
        class Host {

            /**
             * Constructs a new Host.
             * @param [properties] Properties to set
             */
            constructor(properties?: ckpt.v1.Host.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Host name. */
            name: string;

            /** Host address. */
            address: string;

            /** Host fingerprint. */
            fingerprint: string;

            /** Host id. */
            id: string;

            /** Host status. */
            status: string;

            /**
             * Creates a new Host instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Host instance
             */
            static create(properties: ckpt.v1.Host.$Shape): ckpt.v1.Host & ckpt.v1.Host.$Shape;
            static create(properties?: ckpt.v1.Host.$Properties): ckpt.v1.Host;

            /**
             * Encodes the specified Host message. Does not implicitly {@link ckpt.v1.Host.verify|verify} messages.
             * @param message Host message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ckpt.v1.Host.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Host message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ckpt.v1.Host & ckpt.v1.Host.$Shape} Host
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ckpt.v1.Host & ckpt.v1.Host.$Shape;

            /**
             * Creates a Host message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns Host
             */
            static fromObject(object: { [k: string]: any }): ckpt.v1.Host;

            /**
             * Creates a plain object from a Host message. Also converts values to other types if specified.
             * @param message Host
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: ckpt.v1.Host, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this Host to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for Host
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace Host {

            /** Properties of a Host. */
            interface $Properties {

                /** Host name */
                name?: (string|null);

                /** Host address */
                address?: (string|null);

                /** Host fingerprint */
                fingerprint?: (string|null);

                /** Host id */
                id?: (string|null);

                /** Host status */
                status?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Host. */
            type $Shape = ckpt.v1.Host.$Properties;
        }

        /**
         * Properties of a CriuConfigRequest.
         * @deprecated Use ckpt.v1.CriuConfigRequest.$Properties instead.
         */
        interface ICriuConfigRequest extends ckpt.v1.CriuConfigRequest.$Properties {
        }

        /** Represents a CriuConfigRequest. */
        class CriuConfigRequest {

            /**
             * Constructs a new CriuConfigRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: ckpt.v1.CriuConfigRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** CriuConfigRequest container. */
            container: string;

            /** CriuConfigRequest operation. */
            operation: string;

            /**
             * Creates a new CriuConfigRequest instance using the specified properties.
             * @param [properties] Properties to set
             * @returns CriuConfigRequest instance
             */
            static create(properties: ckpt.v1.CriuConfigRequest.$Shape): ckpt.v1.CriuConfigRequest & ckpt.v1.CriuConfigRequest.$Shape;
            static create(properties?: ckpt.v1.CriuConfigRequest.$Properties): ckpt.v1.CriuConfigRequest;

            /**
             * Encodes the specified CriuConfigRequest message. Does not implicitly {@link ckpt.v1.CriuConfigRequest.verify|verify} messages.
             * @param message CriuConfigRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ckpt.v1.CriuConfigRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a CriuConfigRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ckpt.v1.CriuConfigRequest & ckpt.v1.CriuConfigRequest.$Shape} CriuConfigRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ckpt.v1.CriuConfigRequest & ckpt.v1.CriuConfigRequest.$Shape;

            /**
             * Creates a CriuConfigRequest message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns CriuConfigRequest
             */
            static fromObject(object: { [k: string]: any }): ckpt.v1.CriuConfigRequest;

            /**
             * Creates a plain object from a CriuConfigRequest message. Also converts values to other types if specified.
             * @param message CriuConfigRequest
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: ckpt.v1.CriuConfigRequest, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this CriuConfigRequest to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for CriuConfigRequest
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace CriuConfigRequest {

            /** Properties of a CriuConfigRequest. */
            interface $Properties {

                /** CriuConfigRequest container */
                container?: (string|null);

                /** CriuConfigRequest operation */
                operation?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a CriuConfigRequest. */
            type $Shape = ckpt.v1.CriuConfigRequest.$Properties;
        }

        /**
         * Properties of a CriuConfigReply.
         * @deprecated Use ckpt.v1.CriuConfigReply.$Properties instead.
         */
        interface ICriuConfigReply extends ckpt.v1.CriuConfigReply.$Properties {
        }

        /** Represents a CriuConfigReply. */
        class CriuConfigReply {

            /**
             * Constructs a new CriuConfigReply.
             * @param [properties] Properties to set
             */
            constructor(properties?: ckpt.v1.CriuConfigReply.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** CriuConfigReply path. */
            path: string;

            /** CriuConfigReply via. */
            via: string;

            /** CriuConfigReply options. */
            options: ckpt.v1.CriuOption.$Properties[];

            /**
             * Creates a new CriuConfigReply instance using the specified properties.
             * @param [properties] Properties to set
             * @returns CriuConfigReply instance
             */
            static create(properties: ckpt.v1.CriuConfigReply.$Shape): ckpt.v1.CriuConfigReply & ckpt.v1.CriuConfigReply.$Shape;
            static create(properties?: ckpt.v1.CriuConfigReply.$Properties): ckpt.v1.CriuConfigReply;

            /**
             * Encodes the specified CriuConfigReply message. Does not implicitly {@link ckpt.v1.CriuConfigReply.verify|verify} messages.
             * @param message CriuConfigReply message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ckpt.v1.CriuConfigReply.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a CriuConfigReply message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ckpt.v1.CriuConfigReply & ckpt.v1.CriuConfigReply.$Shape} CriuConfigReply
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ckpt.v1.CriuConfigReply & ckpt.v1.CriuConfigReply.$Shape;

            /**
             * Creates a CriuConfigReply message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns CriuConfigReply
             */
            static fromObject(object: { [k: string]: any }): ckpt.v1.CriuConfigReply;

            /**
             * Creates a plain object from a CriuConfigReply message. Also converts values to other types if specified.
             * @param message CriuConfigReply
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: ckpt.v1.CriuConfigReply, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this CriuConfigReply to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for CriuConfigReply
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace CriuConfigReply {

            /** Properties of a CriuConfigReply. */
            interface $Properties {

                /** CriuConfigReply path */
                path?: (string|null);

                /** CriuConfigReply via */
                via?: (string|null);

                /** CriuConfigReply options */
                options?: (ckpt.v1.CriuOption.$Properties[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a CriuConfigReply. */
            type $Shape = ckpt.v1.CriuConfigReply.$Properties;
        }

        /**
         * Properties of a CriuOption.
         * @deprecated Use ckpt.v1.CriuOption.$Properties instead.
         */
        interface ICriuOption extends ckpt.v1.CriuOption.$Properties {
        }

        /** Represents a CriuOption. */
        class CriuOption {

            /**
             * Constructs a new CriuOption.
             * @param [properties] Properties to set
             */
            constructor(properties?: ckpt.v1.CriuOption.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** CriuOption name. */
            name: string;

            /** CriuOption value. */
            value: string;

            /** CriuOption origin. */
            origin: string;

            /** CriuOption overridden. */
            overridden: boolean;

            /**
             * Creates a new CriuOption instance using the specified properties.
             * @param [properties] Properties to set
             * @returns CriuOption instance
             */
            static create(properties: ckpt.v1.CriuOption.$Shape): ckpt.v1.CriuOption & ckpt.v1.CriuOption.$Shape;
            static create(properties?: ckpt.v1.CriuOption.$Properties): ckpt.v1.CriuOption;

            /**
             * Encodes the specified CriuOption message. Does not implicitly {@link ckpt.v1.CriuOption.verify|verify} messages.
             * @param message CriuOption message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ckpt.v1.CriuOption.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a CriuOption message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ckpt.v1.CriuOption & ckpt.v1.CriuOption.$Shape} CriuOption
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ckpt.v1.CriuOption & ckpt.v1.CriuOption.$Shape;

            /**
             * Creates a CriuOption message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns CriuOption
             */
            static fromObject(object: { [k: string]: any }): ckpt.v1.CriuOption;

            /**
             * Creates a plain object from a CriuOption message. Also converts values to other types if specified.
             * @param message CriuOption
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: ckpt.v1.CriuOption, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this CriuOption to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for CriuOption
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace CriuOption {

            /** Properties of a CriuOption. */
            interface $Properties {

                /** CriuOption name */
                name?: (string|null);

                /** CriuOption value */
                value?: (string|null);

                /** CriuOption origin */
                origin?: (string|null);

                /** CriuOption overridden */
                overridden?: (boolean|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a CriuOption. */
            type $Shape = ckpt.v1.CriuOption.$Properties;
        }

        /**
         * Properties of a CheckpointProcessRequest.
         * @deprecated Use ckpt.v1.CheckpointProcessRequest.$Properties instead.
         */
        interface ICheckpointProcessRequest extends ckpt.v1.CheckpointProcessRequest.$Properties {
        }

        /** Represents a CheckpointProcessRequest. */
        class CheckpointProcessRequest {

            /**
             * Constructs a new CheckpointProcessRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: ckpt.v1.CheckpointProcessRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** CheckpointProcessRequest pid. */
            pid: number;

            /** CheckpointProcessRequest dir. */
            dir: string;

            /** CheckpointProcessRequest leaveRunning. */
            leaveRunning: boolean;

            /** CheckpointProcessRequest tcpEstablished. */
            tcpEstablished: boolean;

            /** CheckpointProcessRequest fileLocks. */
            fileLocks: boolean;

            /** CheckpointProcessRequest shellJob. */
            shellJob: boolean;

            /** CheckpointProcessRequest extUnixSk. */
            extUnixSk: boolean;

            /** CheckpointProcessRequest linkRemap. */
            linkRemap: boolean;

            /** CheckpointProcessRequest ghostLimit. */
            ghostLimit: number;

            /**
             * Creates a new CheckpointProcessRequest instance using the specified properties.
             * @param [properties] Properties to set
             * @returns CheckpointProcessRequest instance
             */
            static create(properties: ckpt.v1.CheckpointProcessRequest.$Shape): ckpt.v1.CheckpointProcessRequest & ckpt.v1.CheckpointProcessRequest.$Shape;
            static create(properties?: ckpt.v1.CheckpointProcessRequest.$Properties): ckpt.v1.CheckpointProcessRequest;

            /**
             * Encodes the specified CheckpointProcessRequest message. Does not implicitly {@link ckpt.v1.CheckpointProcessRequest.verify|verify} messages.
             * @param message CheckpointProcessRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ckpt.v1.CheckpointProcessRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a CheckpointProcessRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ckpt.v1.CheckpointProcessRequest & ckpt.v1.CheckpointProcessRequest.$Shape} CheckpointProcessRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ckpt.v1.CheckpointProcessRequest & ckpt.v1.CheckpointProcessRequest.$Shape;

            /**
             * Creates a CheckpointProcessRequest message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns CheckpointProcessRequest
             */
            static fromObject(object: { [k: string]: any }): ckpt.v1.CheckpointProcessRequest;

            /**
             * Creates a plain object from a CheckpointProcessRequest message. Also converts values to other types if specified.
             * @param message CheckpointProcessRequest
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: ckpt.v1.CheckpointProcessRequest, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this CheckpointProcessRequest to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for CheckpointProcessRequest
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace CheckpointProcessRequest {

            /** Properties of a CheckpointProcessRequest. */
            interface $Properties {

                /** CheckpointProcessRequest pid */
                pid?: (number|null);

                /** CheckpointProcessRequest dir */
                dir?: (string|null);

                /** CheckpointProcessRequest leaveRunning */
                leaveRunning?: (boolean|null);

                /** CheckpointProcessRequest tcpEstablished */
                tcpEstablished?: (boolean|null);

                /** CheckpointProcessRequest fileLocks */
                fileLocks?: (boolean|null);

                /** CheckpointProcessRequest shellJob */
                shellJob?: (boolean|null);

                /** CheckpointProcessRequest extUnixSk */
                extUnixSk?: (boolean|null);

                /** CheckpointProcessRequest linkRemap */
                linkRemap?: (boolean|null);

                /** CheckpointProcessRequest ghostLimit */
                ghostLimit?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a CheckpointProcessRequest. */
            type $Shape = ckpt.v1.CheckpointProcessRequest.$Properties;
        }

        /**
         * Properties of a RestoreProcessRequest.
         * @deprecated Use ckpt.v1.RestoreProcessRequest.$Properties instead.
         */
        interface IRestoreProcessRequest extends ckpt.v1.RestoreProcessRequest.$Properties {
        }

        /** Represents a RestoreProcessRequest. */
        class RestoreProcessRequest {

            /**
             * Constructs a new RestoreProcessRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: ckpt.v1.RestoreProcessRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** RestoreProcessRequest dir. */
            dir: string;

            /** RestoreProcessRequest tcpEstablished. */
            tcpEstablished: boolean;

            /** RestoreProcessRequest fileLocks. */
            fileLocks: boolean;

            /** RestoreProcessRequest shellJob. */
            shellJob: boolean;

            /** RestoreProcessRequest extUnixSk. */
            extUnixSk: boolean;

            /** RestoreProcessRequest leaveStopped. */
            leaveStopped: boolean;

            /**
             * Creates a new RestoreProcessRequest instance using the specified properties.
             * @param [properties] Properties to set
             * @returns RestoreProcessRequest instance
             */
            static create(properties: ckpt.v1.RestoreProcessRequest.$Shape): ckpt.v1.RestoreProcessRequest & ckpt.v1.RestoreProcessRequest.$Shape;
            static create(properties?: ckpt.v1.RestoreProcessRequest.$Properties): ckpt.v1.RestoreProcessRequest;

            /**
             * Encodes the specified RestoreProcessRequest message. Does not implicitly {@link ckpt.v1.RestoreProcessRequest.verify|verify} messages.
             * @param message RestoreProcessRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ckpt.v1.RestoreProcessRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a RestoreProcessRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ckpt.v1.RestoreProcessRequest & ckpt.v1.RestoreProcessRequest.$Shape} RestoreProcessRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ckpt.v1.RestoreProcessRequest & ckpt.v1.RestoreProcessRequest.$Shape;

            /**
             * Creates a RestoreProcessRequest message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns RestoreProcessRequest
             */
            static fromObject(object: { [k: string]: any }): ckpt.v1.RestoreProcessRequest;

            /**
             * Creates a plain object from a RestoreProcessRequest message. Also converts values to other types if specified.
             * @param message RestoreProcessRequest
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: ckpt.v1.RestoreProcessRequest, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this RestoreProcessRequest to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for RestoreProcessRequest
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace RestoreProcessRequest {

            /** Properties of a RestoreProcessRequest. */
            interface $Properties {

                /** RestoreProcessRequest dir */
                dir?: (string|null);

                /** RestoreProcessRequest tcpEstablished */
                tcpEstablished?: (boolean|null);

                /** RestoreProcessRequest fileLocks */
                fileLocks?: (boolean|null);

                /** RestoreProcessRequest shellJob */
                shellJob?: (boolean|null);

                /** RestoreProcessRequest extUnixSk */
                extUnixSk?: (boolean|null);

                /** RestoreProcessRequest leaveStopped */
                leaveStopped?: (boolean|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a RestoreProcessRequest. */
            type $Shape = ckpt.v1.RestoreProcessRequest.$Properties;
        }

        /**
         * Properties of a ProcessReply.
         * @deprecated Use ckpt.v1.ProcessReply.$Properties instead.
         */
        interface IProcessReply extends ckpt.v1.ProcessReply.$Properties {
        }

        /** Represents a ProcessReply. */
        class ProcessReply {

            /**
             * Constructs a new ProcessReply.
             * @param [properties] Properties to set
             */
            constructor(properties?: ckpt.v1.ProcessReply.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ProcessReply pid. */
            pid: number;

            /** ProcessReply bytes. */
            bytes: number;

            /** ProcessReply frozenMs. */
            frozenMs: number;

            /** ProcessReply totalMs. */
            totalMs: number;

            /** ProcessReply warnings. */
            warnings: string[];

            /**
             * Creates a new ProcessReply instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ProcessReply instance
             */
            static create(properties: ckpt.v1.ProcessReply.$Shape): ckpt.v1.ProcessReply & ckpt.v1.ProcessReply.$Shape;
            static create(properties?: ckpt.v1.ProcessReply.$Properties): ckpt.v1.ProcessReply;

            /**
             * Encodes the specified ProcessReply message. Does not implicitly {@link ckpt.v1.ProcessReply.verify|verify} messages.
             * @param message ProcessReply message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ckpt.v1.ProcessReply.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ProcessReply message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ckpt.v1.ProcessReply & ckpt.v1.ProcessReply.$Shape} ProcessReply
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ckpt.v1.ProcessReply & ckpt.v1.ProcessReply.$Shape;

            /**
             * Creates a ProcessReply message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns ProcessReply
             */
            static fromObject(object: { [k: string]: any }): ckpt.v1.ProcessReply;

            /**
             * Creates a plain object from a ProcessReply message. Also converts values to other types if specified.
             * @param message ProcessReply
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: ckpt.v1.ProcessReply, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this ProcessReply to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for ProcessReply
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace ProcessReply {

            /** Properties of a ProcessReply. */
            interface $Properties {

                /** ProcessReply pid */
                pid?: (number|null);

                /** ProcessReply bytes */
                bytes?: (number|null);

                /** ProcessReply frozenMs */
                frozenMs?: (number|null);

                /** ProcessReply totalMs */
                totalMs?: (number|null);

                /** ProcessReply warnings */
                warnings?: (string[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ProcessReply. */
            type $Shape = ckpt.v1.ProcessReply.$Properties;
        }

        /** Represents a Peer */
        class Peer extends $protobuf.rpc.Service {

            /**
             * Constructs a new Peer service.
             * @param rpcImpl RPC implementation
             * @param [requestDelimited=false] Whether requests are length-delimited
             * @param [responseDelimited=false] Whether responses are length-delimited
             */
            constructor(rpcImpl: $protobuf.RPCImpl, requestDelimited?: boolean, responseDelimited?: boolean);

            /**
             * Creates new Peer service using the specified rpc implementation.
             * @param rpcImpl RPC implementation
             * @param [requestDelimited=false] Whether requests are length-delimited
             * @param [responseDelimited=false] Whether responses are length-delimited
             * @returns RPC service. Useful where requests and/or responses are streamed.
             */
            static create(rpcImpl: $protobuf.RPCImpl, requestDelimited?: boolean, responseDelimited?: boolean): Peer;

            /** Calls Hello. */
            hello: ckpt.v1.Peer.Hello;

            /** Calls Preflight. */
            preflight: ckpt.v1.Peer.Preflight;

            /** Calls Prepare. */
            prepare: ckpt.v1.Peer.Prepare;

            /** Calls StandBy. */
            standBy: ckpt.v1.Peer.StandBy;

            /** Calls Seal. */
            seal: ckpt.v1.Peer.Seal;

            /** Calls Permit. */
            permit: ckpt.v1.Peer.Permit;

            /** Calls Query. */
            query: ckpt.v1.Peer.Query;

            /** Calls Abort. */
            abort: ckpt.v1.Peer.Abort;

            /** Calls Forget. */
            forget: ckpt.v1.Peer.Forget;

            /** Calls Supersede. */
            supersede: ckpt.v1.Peer.Supersede;
        }

        namespace Peer {

            /**
             * Callback as used by {@link ckpt.v1.Peer#hello}.
             * @param error Error, if any
             * @param [response] HelloReply
             */
            type HelloCallback = (error: (Error|null), response?: ckpt.v1.HelloReply) => void;

            /** Calls Hello. */
            type Hello = {
              (request: ckpt.v1.IHelloRequest, callback: ckpt.v1.Peer.HelloCallback): void;
              (request: ckpt.v1.IHelloRequest): Promise<ckpt.v1.HelloReply>;
              readonly name: "Hello";
              readonly path: "/ckpt.v1.Peer/Hello";
              readonly requestType: "HelloRequest";
              readonly responseType: "HelloReply";
              readonly requestStream: undefined;
              readonly responseStream: undefined;
            };

            /**
             * Callback as used by {@link ckpt.v1.Peer#preflight}.
             * @param error Error, if any
             * @param [response] PreflightReply
             */
            type PreflightCallback = (error: (Error|null), response?: ckpt.v1.PreflightReply) => void;

            /** Calls Preflight. */
            type Preflight = {
              (request: ckpt.v1.IPreflightRequest, callback: ckpt.v1.Peer.PreflightCallback): void;
              (request: ckpt.v1.IPreflightRequest): Promise<ckpt.v1.PreflightReply>;
              readonly name: "Preflight";
              readonly path: "/ckpt.v1.Peer/Preflight";
              readonly requestType: "PreflightRequest";
              readonly responseType: "PreflightReply";
              readonly requestStream: undefined;
              readonly responseStream: undefined;
            };

            /**
             * Callback as used by {@link ckpt.v1.Peer#prepare}.
             * @param error Error, if any
             * @param [response] PrepareReply
             */
            type PrepareCallback = (error: (Error|null), response?: ckpt.v1.PrepareReply) => void;

            /** Calls Prepare. */
            type Prepare = {
              (request: ckpt.v1.IPrepareRequest, callback: ckpt.v1.Peer.PrepareCallback): void;
              (request: ckpt.v1.IPrepareRequest): Promise<ckpt.v1.PrepareReply>;
              readonly name: "Prepare";
              readonly path: "/ckpt.v1.Peer/Prepare";
              readonly requestType: "PrepareRequest";
              readonly responseType: "PrepareReply";
              readonly requestStream: undefined;
              readonly responseStream: undefined;
            };

            /**
             * Callback as used by {@link ckpt.v1.Peer#standBy}.
             * @param error Error, if any
             * @param [response] StandByReply
             */
            type StandByCallback = (error: (Error|null), response?: ckpt.v1.StandByReply) => void;

            /** Calls StandBy. */
            type StandBy = {
              (request: ckpt.v1.IStandByRequest, callback: ckpt.v1.Peer.StandByCallback): void;
              (request: ckpt.v1.IStandByRequest): Promise<ckpt.v1.StandByReply>;
              readonly name: "StandBy";
              readonly path: "/ckpt.v1.Peer/StandBy";
              readonly requestType: "StandByRequest";
              readonly responseType: "StandByReply";
              readonly requestStream: undefined;
              readonly responseStream: undefined;
            };

            /**
             * Callback as used by {@link ckpt.v1.Peer#seal}.
             * @param error Error, if any
             * @param [response] SealReply
             */
            type SealCallback = (error: (Error|null), response?: ckpt.v1.SealReply) => void;

            /** Calls Seal. */
            type Seal = {
              (request: ckpt.v1.ISealRequest, callback: ckpt.v1.Peer.SealCallback): void;
              (request: ckpt.v1.ISealRequest): Promise<ckpt.v1.SealReply>;
              readonly name: "Seal";
              readonly path: "/ckpt.v1.Peer/Seal";
              readonly requestType: "SealRequest";
              readonly responseType: "SealReply";
              readonly requestStream: undefined;
              readonly responseStream: undefined;
            };

            /**
             * Callback as used by {@link ckpt.v1.Peer#permit}.
             * @param error Error, if any
             * @param [response] Verdict
             */
            type PermitCallback = (error: (Error|null), response?: ckpt.v1.Verdict) => void;

            /** Calls Permit. */
            type Permit = {
              (request: ckpt.v1.IStepRequest, callback: ckpt.v1.Peer.PermitCallback): void;
              (request: ckpt.v1.IStepRequest): Promise<ckpt.v1.Verdict>;
              readonly name: "Permit";
              readonly path: "/ckpt.v1.Peer/Permit";
              readonly requestType: "StepRequest";
              readonly responseType: "Verdict";
              readonly requestStream: undefined;
              readonly responseStream: undefined;
            };

            /**
             * Callback as used by {@link ckpt.v1.Peer#query}.
             * @param error Error, if any
             * @param [response] Verdict
             */
            type QueryCallback = (error: (Error|null), response?: ckpt.v1.Verdict) => void;

            /** Calls Query. */
            type Query = {
              (request: ckpt.v1.IStepRequest, callback: ckpt.v1.Peer.QueryCallback): void;
              (request: ckpt.v1.IStepRequest): Promise<ckpt.v1.Verdict>;
              readonly name: "Query";
              readonly path: "/ckpt.v1.Peer/Query";
              readonly requestType: "StepRequest";
              readonly responseType: "Verdict";
              readonly requestStream: undefined;
              readonly responseStream: undefined;
            };

            /**
             * Callback as used by {@link ckpt.v1.Peer#abort}.
             * @param error Error, if any
             * @param [response] Verdict
             */
            type AbortCallback = (error: (Error|null), response?: ckpt.v1.Verdict) => void;

            /** Calls Abort. */
            type Abort = {
              (request: ckpt.v1.IStepRequest, callback: ckpt.v1.Peer.AbortCallback): void;
              (request: ckpt.v1.IStepRequest): Promise<ckpt.v1.Verdict>;
              readonly name: "Abort";
              readonly path: "/ckpt.v1.Peer/Abort";
              readonly requestType: "StepRequest";
              readonly responseType: "Verdict";
              readonly requestStream: undefined;
              readonly responseStream: undefined;
            };

            /**
             * Callback as used by {@link ckpt.v1.Peer#forget}.
             * @param error Error, if any
             * @param [response] ForgetReply
             */
            type ForgetCallback = (error: (Error|null), response?: ckpt.v1.ForgetReply) => void;

            /** Calls Forget. */
            type Forget = {
              (request: ckpt.v1.IStepRequest, callback: ckpt.v1.Peer.ForgetCallback): void;
              (request: ckpt.v1.IStepRequest): Promise<ckpt.v1.ForgetReply>;
              readonly name: "Forget";
              readonly path: "/ckpt.v1.Peer/Forget";
              readonly requestType: "StepRequest";
              readonly responseType: "ForgetReply";
              readonly requestStream: undefined;
              readonly responseStream: undefined;
            };

            /**
             * Callback as used by {@link ckpt.v1.Peer#supersede}.
             * @param error Error, if any
             * @param [response] Verdict
             */
            type SupersedeCallback = (error: (Error|null), response?: ckpt.v1.Verdict) => void;

            /** Calls Supersede. */
            type Supersede = {
              (request: ckpt.v1.ISupersedeRequest, callback: ckpt.v1.Peer.SupersedeCallback): void;
              (request: ckpt.v1.ISupersedeRequest): Promise<ckpt.v1.Verdict>;
              readonly name: "Supersede";
              readonly path: "/ckpt.v1.Peer/Supersede";
              readonly requestType: "SupersedeRequest";
              readonly responseType: "Verdict";
              readonly requestStream: undefined;
              readonly responseStream: undefined;
            };
        }

        /**
         * Properties of a HelloRequest.
         * @deprecated Use ckpt.v1.HelloRequest.$Properties instead.
         */
        interface IHelloRequest extends ckpt.v1.HelloRequest.$Properties {
        }

        /** Represents a HelloRequest. */
        class HelloRequest {

            /**
             * Constructs a new HelloRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: ckpt.v1.HelloRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** HelloRequest facts. */
            facts?: (ckpt.v1.HostFacts.$Properties|null);

            /**
             * Creates a new HelloRequest instance using the specified properties.
             * @param [properties] Properties to set
             * @returns HelloRequest instance
             */
            static create(properties: ckpt.v1.HelloRequest.$Shape): ckpt.v1.HelloRequest & ckpt.v1.HelloRequest.$Shape;
            static create(properties?: ckpt.v1.HelloRequest.$Properties): ckpt.v1.HelloRequest;

            /**
             * Encodes the specified HelloRequest message. Does not implicitly {@link ckpt.v1.HelloRequest.verify|verify} messages.
             * @param message HelloRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ckpt.v1.HelloRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a HelloRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ckpt.v1.HelloRequest & ckpt.v1.HelloRequest.$Shape} HelloRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ckpt.v1.HelloRequest & ckpt.v1.HelloRequest.$Shape;

            /**
             * Creates a HelloRequest message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns HelloRequest
             */
            static fromObject(object: { [k: string]: any }): ckpt.v1.HelloRequest;

            /**
             * Creates a plain object from a HelloRequest message. Also converts values to other types if specified.
             * @param message HelloRequest
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: ckpt.v1.HelloRequest, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this HelloRequest to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for HelloRequest
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace HelloRequest {

            /** Properties of a HelloRequest. */
            interface $Properties {

                /** HelloRequest facts */
                facts?: (ckpt.v1.HostFacts.$Properties|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a HelloRequest. */
            type $Shape = ckpt.v1.HelloRequest.$Properties;
        }

        /**
         * Properties of a HelloReply.
         * @deprecated Use ckpt.v1.HelloReply.$Properties instead.
         */
        interface IHelloReply extends ckpt.v1.HelloReply.$Properties {
        }

        /** Represents a HelloReply. */
        class HelloReply {

            /**
             * Constructs a new HelloReply.
             * @param [properties] Properties to set
             */
            constructor(properties?: ckpt.v1.HelloReply.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** HelloReply facts. */
            facts?: (ckpt.v1.HostFacts.$Properties|null);

            /**
             * Creates a new HelloReply instance using the specified properties.
             * @param [properties] Properties to set
             * @returns HelloReply instance
             */
            static create(properties: ckpt.v1.HelloReply.$Shape): ckpt.v1.HelloReply & ckpt.v1.HelloReply.$Shape;
            static create(properties?: ckpt.v1.HelloReply.$Properties): ckpt.v1.HelloReply;

            /**
             * Encodes the specified HelloReply message. Does not implicitly {@link ckpt.v1.HelloReply.verify|verify} messages.
             * @param message HelloReply message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ckpt.v1.HelloReply.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a HelloReply message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ckpt.v1.HelloReply & ckpt.v1.HelloReply.$Shape} HelloReply
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ckpt.v1.HelloReply & ckpt.v1.HelloReply.$Shape;

            /**
             * Creates a HelloReply message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns HelloReply
             */
            static fromObject(object: { [k: string]: any }): ckpt.v1.HelloReply;

            /**
             * Creates a plain object from a HelloReply message. Also converts values to other types if specified.
             * @param message HelloReply
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: ckpt.v1.HelloReply, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this HelloReply to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for HelloReply
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace HelloReply {

            /** Properties of a HelloReply. */
            interface $Properties {

                /** HelloReply facts */
                facts?: (ckpt.v1.HostFacts.$Properties|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a HelloReply. */
            type $Shape = ckpt.v1.HelloReply.$Properties;
        }

        /**
         * Properties of a HostFacts.
         * @deprecated Use ckpt.v1.HostFacts.$Properties instead.
         */
        interface IHostFacts extends ckpt.v1.HostFacts.$Properties {
        }

        /** Represents a HostFacts. */
        class HostFacts {

            /**
             * Constructs a new HostFacts.
             * @param [properties] Properties to set
             */
            constructor(properties?: ckpt.v1.HostFacts.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** HostFacts protocol. */
            protocol: number;

            /** HostFacts ckpt. */
            ckpt: string;

            /** HostFacts name. */
            name: string;

            /** HostFacts machineId. */
            machineId: string;

            /** HostFacts arch. */
            arch: string;

            /** HostFacts kernel. */
            kernel: string;

            /** HostFacts criu. */
            criu: number;

            /** HostFacts podman. */
            podman: string;

            /** HostFacts runtimes. */
            runtimes: ckpt.v1.RuntimeFact.$Properties[];

            /** HostFacts cgroupVersion. */
            cgroupVersion: number;

            /** HostFacts clockUnixMs. */
            clockUnixMs: number;

            /** HostFacts cpuinfo. */
            cpuinfo: Uint8Array;

            /** HostFacts bootId. */
            bootId: string;

            /**
             * Creates a new HostFacts instance using the specified properties.
             * @param [properties] Properties to set
             * @returns HostFacts instance
             */
            static create(properties: ckpt.v1.HostFacts.$Shape): ckpt.v1.HostFacts & ckpt.v1.HostFacts.$Shape;
            static create(properties?: ckpt.v1.HostFacts.$Properties): ckpt.v1.HostFacts;

            /**
             * Encodes the specified HostFacts message. Does not implicitly {@link ckpt.v1.HostFacts.verify|verify} messages.
             * @param message HostFacts message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ckpt.v1.HostFacts.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a HostFacts message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ckpt.v1.HostFacts & ckpt.v1.HostFacts.$Shape} HostFacts
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ckpt.v1.HostFacts & ckpt.v1.HostFacts.$Shape;

            /**
             * Creates a HostFacts message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns HostFacts
             */
            static fromObject(object: { [k: string]: any }): ckpt.v1.HostFacts;

            /**
             * Creates a plain object from a HostFacts message. Also converts values to other types if specified.
             * @param message HostFacts
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: ckpt.v1.HostFacts, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this HostFacts to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for HostFacts
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace HostFacts {

            /** Properties of a HostFacts. */
            interface $Properties {

                /** HostFacts protocol */
                protocol?: (number|null);

                /** HostFacts ckpt */
                ckpt?: (string|null);

                /** HostFacts name */
                name?: (string|null);

                /** HostFacts machineId */
                machineId?: (string|null);

                /** HostFacts arch */
                arch?: (string|null);

                /** HostFacts kernel */
                kernel?: (string|null);

                /** HostFacts criu */
                criu?: (number|null);

                /** HostFacts podman */
                podman?: (string|null);

                /** HostFacts runtimes */
                runtimes?: (ckpt.v1.RuntimeFact.$Properties[]|null);

                /** HostFacts cgroupVersion */
                cgroupVersion?: (number|null);

                /** HostFacts clockUnixMs */
                clockUnixMs?: (number|null);

                /** HostFacts cpuinfo */
                cpuinfo?: (Uint8Array|null);

                /** HostFacts bootId */
                bootId?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a HostFacts. */
            type $Shape = ckpt.v1.HostFacts.$Properties;
        }

        /**
         * Properties of a RuntimeFact.
         * @deprecated Use ckpt.v1.RuntimeFact.$Properties instead.
         */
        interface IRuntimeFact extends ckpt.v1.RuntimeFact.$Properties {
        }

        /** Represents a RuntimeFact. */
        class RuntimeFact {

            /**
             * Constructs a new RuntimeFact.
             * @param [properties] Properties to set
             */
            constructor(properties?: ckpt.v1.RuntimeFact.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** RuntimeFact name. */
            name: string;

            /** RuntimeFact version. */
            version: string;

            /**
             * Creates a new RuntimeFact instance using the specified properties.
             * @param [properties] Properties to set
             * @returns RuntimeFact instance
             */
            static create(properties: ckpt.v1.RuntimeFact.$Shape): ckpt.v1.RuntimeFact & ckpt.v1.RuntimeFact.$Shape;
            static create(properties?: ckpt.v1.RuntimeFact.$Properties): ckpt.v1.RuntimeFact;

            /**
             * Encodes the specified RuntimeFact message. Does not implicitly {@link ckpt.v1.RuntimeFact.verify|verify} messages.
             * @param message RuntimeFact message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ckpt.v1.RuntimeFact.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a RuntimeFact message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ckpt.v1.RuntimeFact & ckpt.v1.RuntimeFact.$Shape} RuntimeFact
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ckpt.v1.RuntimeFact & ckpt.v1.RuntimeFact.$Shape;

            /**
             * Creates a RuntimeFact message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns RuntimeFact
             */
            static fromObject(object: { [k: string]: any }): ckpt.v1.RuntimeFact;

            /**
             * Creates a plain object from a RuntimeFact message. Also converts values to other types if specified.
             * @param message RuntimeFact
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: ckpt.v1.RuntimeFact, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this RuntimeFact to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for RuntimeFact
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace RuntimeFact {

            /** Properties of a RuntimeFact. */
            interface $Properties {

                /** RuntimeFact name */
                name?: (string|null);

                /** RuntimeFact version */
                version?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a RuntimeFact. */
            type $Shape = ckpt.v1.RuntimeFact.$Properties;
        }

        /**
         * Properties of a PreflightRequest.
         * @deprecated Use ckpt.v1.PreflightRequest.$Properties instead.
         */
        interface IPreflightRequest extends ckpt.v1.PreflightRequest.$Properties {
        }

        /** Represents a PreflightRequest. */
        class PreflightRequest {

            /**
             * Constructs a new PreflightRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: ckpt.v1.PreflightRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** PreflightRequest claims. */
            claims?: (ckpt.v1.Claims.$Properties|null);

            /** PreflightRequest facts. */
            facts?: (ckpt.v1.HostFacts.$Properties|null);

            /**
             * Creates a new PreflightRequest instance using the specified properties.
             * @param [properties] Properties to set
             * @returns PreflightRequest instance
             */
            static create(properties: ckpt.v1.PreflightRequest.$Shape): ckpt.v1.PreflightRequest & ckpt.v1.PreflightRequest.$Shape;
            static create(properties?: ckpt.v1.PreflightRequest.$Properties): ckpt.v1.PreflightRequest;

            /**
             * Encodes the specified PreflightRequest message. Does not implicitly {@link ckpt.v1.PreflightRequest.verify|verify} messages.
             * @param message PreflightRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ckpt.v1.PreflightRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a PreflightRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ckpt.v1.PreflightRequest & ckpt.v1.PreflightRequest.$Shape} PreflightRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ckpt.v1.PreflightRequest & ckpt.v1.PreflightRequest.$Shape;

            /**
             * Creates a PreflightRequest message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns PreflightRequest
             */
            static fromObject(object: { [k: string]: any }): ckpt.v1.PreflightRequest;

            /**
             * Creates a plain object from a PreflightRequest message. Also converts values to other types if specified.
             * @param message PreflightRequest
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: ckpt.v1.PreflightRequest, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this PreflightRequest to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for PreflightRequest
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace PreflightRequest {

            /** Properties of a PreflightRequest. */
            interface $Properties {

                /** PreflightRequest claims */
                claims?: (ckpt.v1.Claims.$Properties|null);

                /** PreflightRequest facts */
                facts?: (ckpt.v1.HostFacts.$Properties|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a PreflightRequest. */
            type $Shape = ckpt.v1.PreflightRequest.$Properties;
        }

        /**
         * Properties of a PreflightReply.
         * @deprecated Use ckpt.v1.PreflightReply.$Properties instead.
         */
        interface IPreflightReply extends ckpt.v1.PreflightReply.$Properties {
        }

        /** Represents a PreflightReply. */
        class PreflightReply {

            /**
             * Constructs a new PreflightReply.
             * @param [properties] Properties to set
             */
            constructor(properties?: ckpt.v1.PreflightReply.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** PreflightReply findings. */
            findings: ckpt.v1.Finding.$Properties[];

            /** PreflightReply facts. */
            facts?: (ckpt.v1.HostFacts.$Properties|null);

            /** PreflightReply layersPresent. */
            layersPresent: string[];

            /** PreflightReply imagePresent. */
            imagePresent: boolean;

            /**
             * Creates a new PreflightReply instance using the specified properties.
             * @param [properties] Properties to set
             * @returns PreflightReply instance
             */
            static create(properties: ckpt.v1.PreflightReply.$Shape): ckpt.v1.PreflightReply & ckpt.v1.PreflightReply.$Shape;
            static create(properties?: ckpt.v1.PreflightReply.$Properties): ckpt.v1.PreflightReply;

            /**
             * Encodes the specified PreflightReply message. Does not implicitly {@link ckpt.v1.PreflightReply.verify|verify} messages.
             * @param message PreflightReply message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ckpt.v1.PreflightReply.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a PreflightReply message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ckpt.v1.PreflightReply & ckpt.v1.PreflightReply.$Shape} PreflightReply
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ckpt.v1.PreflightReply & ckpt.v1.PreflightReply.$Shape;

            /**
             * Creates a PreflightReply message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns PreflightReply
             */
            static fromObject(object: { [k: string]: any }): ckpt.v1.PreflightReply;

            /**
             * Creates a plain object from a PreflightReply message. Also converts values to other types if specified.
             * @param message PreflightReply
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: ckpt.v1.PreflightReply, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this PreflightReply to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for PreflightReply
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace PreflightReply {

            /** Properties of a PreflightReply. */
            interface $Properties {

                /** PreflightReply findings */
                findings?: (ckpt.v1.Finding.$Properties[]|null);

                /** PreflightReply facts */
                facts?: (ckpt.v1.HostFacts.$Properties|null);

                /** PreflightReply layersPresent */
                layersPresent?: (string[]|null);

                /** PreflightReply imagePresent */
                imagePresent?: (boolean|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a PreflightReply. */
            type $Shape = ckpt.v1.PreflightReply.$Properties;
        }

        /**
         * Properties of a Claims.
         * @deprecated Use ckpt.v1.Claims.$Properties instead.
         */
        interface IClaims extends ckpt.v1.Claims.$Properties {
        }

        /** Represents a Claims. */
        class Claims {

            /**
             * Constructs a new Claims.
             * @param [properties] Properties to set
             */
            constructor(properties?: ckpt.v1.Claims.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Claims container. */
            container: string;

            /** Claims name. */
            name: string;

            /** Claims imageId. */
            imageId: string;

            /** Claims imageName. */
            imageName: string;

            /** Claims imageLayers. */
            imageLayers: string[];

            /** Claims runtime. */
            runtime: string;

            /** Claims networks. */
            networks: ckpt.v1.NetworkClaim.$Properties[];

            /** Claims volumes. */
            volumes: string[];

            /** Claims secrets. */
            secrets: string[];

            /** Claims memoryBytes. */
            memoryBytes: number;

            /** Claims diskBytes. */
            diskBytes: number;

            /** Claims tcpEstablished. */
            tcpEstablished: boolean;

            /** Claims imageBytes. */
            imageBytes: number;

            /** Claims imageFormat. */
            imageFormat: string;

            /**
             * Creates a new Claims instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Claims instance
             */
            static create(properties: ckpt.v1.Claims.$Shape): ckpt.v1.Claims & ckpt.v1.Claims.$Shape;
            static create(properties?: ckpt.v1.Claims.$Properties): ckpt.v1.Claims;

            /**
             * Encodes the specified Claims message. Does not implicitly {@link ckpt.v1.Claims.verify|verify} messages.
             * @param message Claims message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ckpt.v1.Claims.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Claims message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ckpt.v1.Claims & ckpt.v1.Claims.$Shape} Claims
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ckpt.v1.Claims & ckpt.v1.Claims.$Shape;

            /**
             * Creates a Claims message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns Claims
             */
            static fromObject(object: { [k: string]: any }): ckpt.v1.Claims;

            /**
             * Creates a plain object from a Claims message. Also converts values to other types if specified.
             * @param message Claims
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: ckpt.v1.Claims, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this Claims to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for Claims
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace Claims {

            /** Properties of a Claims. */
            interface $Properties {

                /** Claims container */
                container?: (string|null);

                /** Claims name */
                name?: (string|null);

                /** Claims imageId */
                imageId?: (string|null);

                /** Claims imageName */
                imageName?: (string|null);

                /** Claims imageLayers */
                imageLayers?: (string[]|null);

                /** Claims runtime */
                runtime?: (string|null);

                /** Claims networks */
                networks?: (ckpt.v1.NetworkClaim.$Properties[]|null);

                /** Claims volumes */
                volumes?: (string[]|null);

                /** Claims secrets */
                secrets?: (string[]|null);

                /** Claims memoryBytes */
                memoryBytes?: (number|null);

                /** Claims diskBytes */
                diskBytes?: (number|null);

                /** Claims tcpEstablished */
                tcpEstablished?: (boolean|null);

                /** Claims imageBytes */
                imageBytes?: (number|null);

                /** Claims imageFormat */
                imageFormat?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Claims. */
            type $Shape = ckpt.v1.Claims.$Properties;
        }

        /**
         * Properties of a NetworkClaim.
         * @deprecated Use ckpt.v1.NetworkClaim.$Properties instead.
         */
        interface INetworkClaim extends ckpt.v1.NetworkClaim.$Properties {
        }

        /** Represents a NetworkClaim. */
        class NetworkClaim {

            /**
             * Constructs a new NetworkClaim.
             * @param [properties] Properties to set
             */
            constructor(properties?: ckpt.v1.NetworkClaim.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** NetworkClaim network. */
            network: string;

            /** NetworkClaim driver. */
            driver: string;

            /** NetworkClaim subnets. */
            subnets: string[];

            /** NetworkClaim addresses. */
            addresses: string[];

            /** NetworkClaim mac. */
            mac: string;

            /** NetworkClaim interface. */
            interface: string;

            /**
             * Creates a new NetworkClaim instance using the specified properties.
             * @param [properties] Properties to set
             * @returns NetworkClaim instance
             */
            static create(properties: ckpt.v1.NetworkClaim.$Shape): ckpt.v1.NetworkClaim & ckpt.v1.NetworkClaim.$Shape;
            static create(properties?: ckpt.v1.NetworkClaim.$Properties): ckpt.v1.NetworkClaim;

            /**
             * Encodes the specified NetworkClaim message. Does not implicitly {@link ckpt.v1.NetworkClaim.verify|verify} messages.
             * @param message NetworkClaim message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ckpt.v1.NetworkClaim.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a NetworkClaim message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ckpt.v1.NetworkClaim & ckpt.v1.NetworkClaim.$Shape} NetworkClaim
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ckpt.v1.NetworkClaim & ckpt.v1.NetworkClaim.$Shape;

            /**
             * Creates a NetworkClaim message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns NetworkClaim
             */
            static fromObject(object: { [k: string]: any }): ckpt.v1.NetworkClaim;

            /**
             * Creates a plain object from a NetworkClaim message. Also converts values to other types if specified.
             * @param message NetworkClaim
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: ckpt.v1.NetworkClaim, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this NetworkClaim to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for NetworkClaim
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace NetworkClaim {

            /** Properties of a NetworkClaim. */
            interface $Properties {

                /** NetworkClaim network */
                network?: (string|null);

                /** NetworkClaim driver */
                driver?: (string|null);

                /** NetworkClaim subnets */
                subnets?: (string[]|null);

                /** NetworkClaim addresses */
                addresses?: (string[]|null);

                /** NetworkClaim mac */
                mac?: (string|null);

                /** NetworkClaim interface */
                "interface"?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a NetworkClaim. */
            type $Shape = ckpt.v1.NetworkClaim.$Properties;
        }

        /**
         * Properties of a PrepareRequest.
         * @deprecated Use ckpt.v1.PrepareRequest.$Properties instead.
         */
        interface IPrepareRequest extends ckpt.v1.PrepareRequest.$Properties {
        }

        /** Represents a PrepareRequest. */
        class PrepareRequest {

            /**
             * Constructs a new PrepareRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: ckpt.v1.PrepareRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** PrepareRequest job. */
            job: string;

            /** PrepareRequest epoch. */
            epoch: number;

            /** PrepareRequest claims. */
            claims?: (ckpt.v1.Claims.$Properties|null);

            /** PrepareRequest facts. */
            facts?: (ckpt.v1.HostFacts.$Properties|null);

            /** PrepareRequest restore. */
            restore: string;

            /**
             * Creates a new PrepareRequest instance using the specified properties.
             * @param [properties] Properties to set
             * @returns PrepareRequest instance
             */
            static create(properties: ckpt.v1.PrepareRequest.$Shape): ckpt.v1.PrepareRequest & ckpt.v1.PrepareRequest.$Shape;
            static create(properties?: ckpt.v1.PrepareRequest.$Properties): ckpt.v1.PrepareRequest;

            /**
             * Encodes the specified PrepareRequest message. Does not implicitly {@link ckpt.v1.PrepareRequest.verify|verify} messages.
             * @param message PrepareRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ckpt.v1.PrepareRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a PrepareRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ckpt.v1.PrepareRequest & ckpt.v1.PrepareRequest.$Shape} PrepareRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ckpt.v1.PrepareRequest & ckpt.v1.PrepareRequest.$Shape;

            /**
             * Creates a PrepareRequest message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns PrepareRequest
             */
            static fromObject(object: { [k: string]: any }): ckpt.v1.PrepareRequest;

            /**
             * Creates a plain object from a PrepareRequest message. Also converts values to other types if specified.
             * @param message PrepareRequest
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: ckpt.v1.PrepareRequest, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this PrepareRequest to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for PrepareRequest
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace PrepareRequest {

            /** Properties of a PrepareRequest. */
            interface $Properties {

                /** PrepareRequest job */
                job?: (string|null);

                /** PrepareRequest epoch */
                epoch?: (number|null);

                /** PrepareRequest claims */
                claims?: (ckpt.v1.Claims.$Properties|null);

                /** PrepareRequest facts */
                facts?: (ckpt.v1.HostFacts.$Properties|null);

                /** PrepareRequest restore */
                restore?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a PrepareRequest. */
            type $Shape = ckpt.v1.PrepareRequest.$Properties;
        }

        /**
         * Properties of a PrepareReply.
         * @deprecated Use ckpt.v1.PrepareReply.$Properties instead.
         */
        interface IPrepareReply extends ckpt.v1.PrepareReply.$Properties {
        }

        /** Represents a PrepareReply. */
        class PrepareReply {

            /**
             * Constructs a new PrepareReply.
             * @param [properties] Properties to set
             */
            constructor(properties?: ckpt.v1.PrepareReply.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** PrepareReply streamToken. */
            streamToken: string;

            /** PrepareReply wantImage. */
            wantImage: boolean;

            /** PrepareReply layersPresent. */
            layersPresent: string[];

            /** PrepareReply leaseMs. */
            leaseMs: number;

            /** PrepareReply restore. */
            restore: string;

            /** PrepareReply restoreWhy. */
            restoreWhy: string;

            /**
             * Creates a new PrepareReply instance using the specified properties.
             * @param [properties] Properties to set
             * @returns PrepareReply instance
             */
            static create(properties: ckpt.v1.PrepareReply.$Shape): ckpt.v1.PrepareReply & ckpt.v1.PrepareReply.$Shape;
            static create(properties?: ckpt.v1.PrepareReply.$Properties): ckpt.v1.PrepareReply;

            /**
             * Encodes the specified PrepareReply message. Does not implicitly {@link ckpt.v1.PrepareReply.verify|verify} messages.
             * @param message PrepareReply message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ckpt.v1.PrepareReply.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a PrepareReply message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ckpt.v1.PrepareReply & ckpt.v1.PrepareReply.$Shape} PrepareReply
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ckpt.v1.PrepareReply & ckpt.v1.PrepareReply.$Shape;

            /**
             * Creates a PrepareReply message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns PrepareReply
             */
            static fromObject(object: { [k: string]: any }): ckpt.v1.PrepareReply;

            /**
             * Creates a plain object from a PrepareReply message. Also converts values to other types if specified.
             * @param message PrepareReply
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: ckpt.v1.PrepareReply, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this PrepareReply to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for PrepareReply
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace PrepareReply {

            /** Properties of a PrepareReply. */
            interface $Properties {

                /** PrepareReply streamToken */
                streamToken?: (string|null);

                /** PrepareReply wantImage */
                wantImage?: (boolean|null);

                /** PrepareReply layersPresent */
                layersPresent?: (string[]|null);

                /** PrepareReply leaseMs */
                leaseMs?: (number|null);

                /** PrepareReply restore */
                restore?: (string|null);

                /** PrepareReply restoreWhy */
                restoreWhy?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a PrepareReply. */
            type $Shape = ckpt.v1.PrepareReply.$Properties;
        }

        /**
         * Properties of a StandByRequest.
         * @deprecated Use ckpt.v1.StandByRequest.$Properties instead.
         */
        interface IStandByRequest extends ckpt.v1.StandByRequest.$Properties {
        }

        /** Represents a StandByRequest. */
        class StandByRequest {

            /**
             * Constructs a new StandByRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: ckpt.v1.StandByRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** StandByRequest job. */
            job: string;

            /** StandByRequest epoch. */
            epoch: number;

            /** StandByRequest config. */
            config: Uint8Array;

            /** StandByRequest spec. */
            spec: Uint8Array;

            /** StandByRequest volumes. */
            volumes: ckpt.v1.VolumeOwner.$Properties[];

            /**
             * Creates a new StandByRequest instance using the specified properties.
             * @param [properties] Properties to set
             * @returns StandByRequest instance
             */
            static create(properties: ckpt.v1.StandByRequest.$Shape): ckpt.v1.StandByRequest & ckpt.v1.StandByRequest.$Shape;
            static create(properties?: ckpt.v1.StandByRequest.$Properties): ckpt.v1.StandByRequest;

            /**
             * Encodes the specified StandByRequest message. Does not implicitly {@link ckpt.v1.StandByRequest.verify|verify} messages.
             * @param message StandByRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ckpt.v1.StandByRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a StandByRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ckpt.v1.StandByRequest & ckpt.v1.StandByRequest.$Shape} StandByRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ckpt.v1.StandByRequest & ckpt.v1.StandByRequest.$Shape;

            /**
             * Creates a StandByRequest message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns StandByRequest
             */
            static fromObject(object: { [k: string]: any }): ckpt.v1.StandByRequest;

            /**
             * Creates a plain object from a StandByRequest message. Also converts values to other types if specified.
             * @param message StandByRequest
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: ckpt.v1.StandByRequest, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this StandByRequest to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for StandByRequest
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace StandByRequest {

            /** Properties of a StandByRequest. */
            interface $Properties {

                /** StandByRequest job */
                job?: (string|null);

                /** StandByRequest epoch */
                epoch?: (number|null);

                /** StandByRequest config */
                config?: (Uint8Array|null);

                /** StandByRequest spec */
                spec?: (Uint8Array|null);

                /** StandByRequest volumes */
                volumes?: (ckpt.v1.VolumeOwner.$Properties[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a StandByRequest. */
            type $Shape = ckpt.v1.StandByRequest.$Properties;
        }

        /**
         * Properties of a VolumeOwner.
         * @deprecated Use ckpt.v1.VolumeOwner.$Properties instead.
         */
        interface IVolumeOwner extends ckpt.v1.VolumeOwner.$Properties {
        }

        /** Represents a VolumeOwner. */
        class VolumeOwner {

            /**
             * Constructs a new VolumeOwner.
             * @param [properties] Properties to set
             */
            constructor(properties?: ckpt.v1.VolumeOwner.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** VolumeOwner name. */
            name: string;

            /** VolumeOwner uid. */
            uid: number;

            /** VolumeOwner gid. */
            gid: number;

            /**
             * Creates a new VolumeOwner instance using the specified properties.
             * @param [properties] Properties to set
             * @returns VolumeOwner instance
             */
            static create(properties: ckpt.v1.VolumeOwner.$Shape): ckpt.v1.VolumeOwner & ckpt.v1.VolumeOwner.$Shape;
            static create(properties?: ckpt.v1.VolumeOwner.$Properties): ckpt.v1.VolumeOwner;

            /**
             * Encodes the specified VolumeOwner message. Does not implicitly {@link ckpt.v1.VolumeOwner.verify|verify} messages.
             * @param message VolumeOwner message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ckpt.v1.VolumeOwner.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a VolumeOwner message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ckpt.v1.VolumeOwner & ckpt.v1.VolumeOwner.$Shape} VolumeOwner
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ckpt.v1.VolumeOwner & ckpt.v1.VolumeOwner.$Shape;

            /**
             * Creates a VolumeOwner message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns VolumeOwner
             */
            static fromObject(object: { [k: string]: any }): ckpt.v1.VolumeOwner;

            /**
             * Creates a plain object from a VolumeOwner message. Also converts values to other types if specified.
             * @param message VolumeOwner
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: ckpt.v1.VolumeOwner, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this VolumeOwner to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for VolumeOwner
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace VolumeOwner {

            /** Properties of a VolumeOwner. */
            interface $Properties {

                /** VolumeOwner name */
                name?: (string|null);

                /** VolumeOwner uid */
                uid?: (number|null);

                /** VolumeOwner gid */
                gid?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a VolumeOwner. */
            type $Shape = ckpt.v1.VolumeOwner.$Properties;
        }

        /**
         * Properties of a StandByReply.
         * @deprecated Use ckpt.v1.StandByReply.$Properties instead.
         */
        interface IStandByReply extends ckpt.v1.StandByReply.$Properties {
        }

        /** Represents a StandByReply. */
        class StandByReply {

            /**
             * Constructs a new StandByReply.
             * @param [properties] Properties to set
             */
            constructor(properties?: ckpt.v1.StandByReply.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /**
             * Creates a new StandByReply instance using the specified properties.
             * @param [properties] Properties to set
             * @returns StandByReply instance
             */
            static create(properties: ckpt.v1.StandByReply.$Shape): ckpt.v1.StandByReply & ckpt.v1.StandByReply.$Shape;
            static create(properties?: ckpt.v1.StandByReply.$Properties): ckpt.v1.StandByReply;

            /**
             * Encodes the specified StandByReply message. Does not implicitly {@link ckpt.v1.StandByReply.verify|verify} messages.
             * @param message StandByReply message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ckpt.v1.StandByReply.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a StandByReply message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ckpt.v1.StandByReply & ckpt.v1.StandByReply.$Shape} StandByReply
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ckpt.v1.StandByReply & ckpt.v1.StandByReply.$Shape;

            /**
             * Creates a StandByReply message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns StandByReply
             */
            static fromObject(object: { [k: string]: any }): ckpt.v1.StandByReply;

            /**
             * Creates a plain object from a StandByReply message. Also converts values to other types if specified.
             * @param message StandByReply
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: ckpt.v1.StandByReply, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this StandByReply to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for StandByReply
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace StandByReply {

            /** Properties of a StandByReply. */
            interface $Properties {

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a StandByReply. */
            type $Shape = ckpt.v1.StandByReply.$Properties;
        }

        /**
         * Properties of a SealRequest.
         * @deprecated Use ckpt.v1.SealRequest.$Properties instead.
         */
        interface ISealRequest extends ckpt.v1.SealRequest.$Properties {
        }

        /** Represents a SealRequest. */
        class SealRequest {

            /**
             * Constructs a new SealRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: ckpt.v1.SealRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** SealRequest job. */
            job: string;

            /** SealRequest epoch. */
            epoch: number;

            /** SealRequest root. */
            root: string;

            /** SealRequest signature. */
            signature: Uint8Array;

            /**
             * Creates a new SealRequest instance using the specified properties.
             * @param [properties] Properties to set
             * @returns SealRequest instance
             */
            static create(properties: ckpt.v1.SealRequest.$Shape): ckpt.v1.SealRequest & ckpt.v1.SealRequest.$Shape;
            static create(properties?: ckpt.v1.SealRequest.$Properties): ckpt.v1.SealRequest;

            /**
             * Encodes the specified SealRequest message. Does not implicitly {@link ckpt.v1.SealRequest.verify|verify} messages.
             * @param message SealRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ckpt.v1.SealRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a SealRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ckpt.v1.SealRequest & ckpt.v1.SealRequest.$Shape} SealRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ckpt.v1.SealRequest & ckpt.v1.SealRequest.$Shape;

            /**
             * Creates a SealRequest message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns SealRequest
             */
            static fromObject(object: { [k: string]: any }): ckpt.v1.SealRequest;

            /**
             * Creates a plain object from a SealRequest message. Also converts values to other types if specified.
             * @param message SealRequest
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: ckpt.v1.SealRequest, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this SealRequest to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for SealRequest
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace SealRequest {

            /** Properties of a SealRequest. */
            interface $Properties {

                /** SealRequest job */
                job?: (string|null);

                /** SealRequest epoch */
                epoch?: (number|null);

                /** SealRequest root */
                root?: (string|null);

                /** SealRequest signature */
                signature?: (Uint8Array|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a SealRequest. */
            type $Shape = ckpt.v1.SealRequest.$Properties;
        }

        /**
         * Properties of a SealReply.
         * @deprecated Use ckpt.v1.SealReply.$Properties instead.
         */
        interface ISealReply extends ckpt.v1.SealReply.$Properties {
        }

        /** Represents a SealReply. */
        class SealReply {

            /**
             * Constructs a new SealReply.
             * @param [properties] Properties to set
             */
            constructor(properties?: ckpt.v1.SealReply.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** SealReply leaseMs. */
            leaseMs: number;

            /** SealReply restoreMs. */
            restoreMs: number;

            /** SealReply phases. */
            phases: ckpt.v1.PhaseTime.$Properties[];

            /**
             * Creates a new SealReply instance using the specified properties.
             * @param [properties] Properties to set
             * @returns SealReply instance
             */
            static create(properties: ckpt.v1.SealReply.$Shape): ckpt.v1.SealReply & ckpt.v1.SealReply.$Shape;
            static create(properties?: ckpt.v1.SealReply.$Properties): ckpt.v1.SealReply;

            /**
             * Encodes the specified SealReply message. Does not implicitly {@link ckpt.v1.SealReply.verify|verify} messages.
             * @param message SealReply message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ckpt.v1.SealReply.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a SealReply message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ckpt.v1.SealReply & ckpt.v1.SealReply.$Shape} SealReply
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ckpt.v1.SealReply & ckpt.v1.SealReply.$Shape;

            /**
             * Creates a SealReply message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns SealReply
             */
            static fromObject(object: { [k: string]: any }): ckpt.v1.SealReply;

            /**
             * Creates a plain object from a SealReply message. Also converts values to other types if specified.
             * @param message SealReply
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: ckpt.v1.SealReply, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this SealReply to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for SealReply
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace SealReply {

            /** Properties of a SealReply. */
            interface $Properties {

                /** SealReply leaseMs */
                leaseMs?: (number|null);

                /** SealReply restoreMs */
                restoreMs?: (number|null);

                /** SealReply phases */
                phases?: (ckpt.v1.PhaseTime.$Properties[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a SealReply. */
            type $Shape = ckpt.v1.SealReply.$Properties;
        }

        /**
         * Properties of a StepRequest.
         * @deprecated Use ckpt.v1.StepRequest.$Properties instead.
         */
        interface IStepRequest extends ckpt.v1.StepRequest.$Properties {
        }

        /** Represents a StepRequest. */
        class StepRequest {

            /**
             * Constructs a new StepRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: ckpt.v1.StepRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** StepRequest job. */
            job: string;

            /** StepRequest epoch. */
            epoch: number;

            /** StepRequest container. */
            container: string;

            /**
             * Creates a new StepRequest instance using the specified properties.
             * @param [properties] Properties to set
             * @returns StepRequest instance
             */
            static create(properties: ckpt.v1.StepRequest.$Shape): ckpt.v1.StepRequest & ckpt.v1.StepRequest.$Shape;
            static create(properties?: ckpt.v1.StepRequest.$Properties): ckpt.v1.StepRequest;

            /**
             * Encodes the specified StepRequest message. Does not implicitly {@link ckpt.v1.StepRequest.verify|verify} messages.
             * @param message StepRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ckpt.v1.StepRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a StepRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ckpt.v1.StepRequest & ckpt.v1.StepRequest.$Shape} StepRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ckpt.v1.StepRequest & ckpt.v1.StepRequest.$Shape;

            /**
             * Creates a StepRequest message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns StepRequest
             */
            static fromObject(object: { [k: string]: any }): ckpt.v1.StepRequest;

            /**
             * Creates a plain object from a StepRequest message. Also converts values to other types if specified.
             * @param message StepRequest
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: ckpt.v1.StepRequest, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this StepRequest to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for StepRequest
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace StepRequest {

            /** Properties of a StepRequest. */
            interface $Properties {

                /** StepRequest job */
                job?: (string|null);

                /** StepRequest epoch */
                epoch?: (number|null);

                /** StepRequest container */
                container?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a StepRequest. */
            type $Shape = ckpt.v1.StepRequest.$Properties;
        }

        /**
         * Properties of a SupersedeRequest.
         * @deprecated Use ckpt.v1.SupersedeRequest.$Properties instead.
         */
        interface ISupersedeRequest extends ckpt.v1.SupersedeRequest.$Properties {
        }

        /** Represents a SupersedeRequest. */
        class SupersedeRequest {

            /**
             * Constructs a new SupersedeRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: ckpt.v1.SupersedeRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** SupersedeRequest job. */
            job: string;

            /** SupersedeRequest epoch. */
            epoch: number;

            /** SupersedeRequest container. */
            container: string;

            /** SupersedeRequest newEpoch. */
            newEpoch: number;

            /**
             * Creates a new SupersedeRequest instance using the specified properties.
             * @param [properties] Properties to set
             * @returns SupersedeRequest instance
             */
            static create(properties: ckpt.v1.SupersedeRequest.$Shape): ckpt.v1.SupersedeRequest & ckpt.v1.SupersedeRequest.$Shape;
            static create(properties?: ckpt.v1.SupersedeRequest.$Properties): ckpt.v1.SupersedeRequest;

            /**
             * Encodes the specified SupersedeRequest message. Does not implicitly {@link ckpt.v1.SupersedeRequest.verify|verify} messages.
             * @param message SupersedeRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ckpt.v1.SupersedeRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a SupersedeRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ckpt.v1.SupersedeRequest & ckpt.v1.SupersedeRequest.$Shape} SupersedeRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ckpt.v1.SupersedeRequest & ckpt.v1.SupersedeRequest.$Shape;

            /**
             * Creates a SupersedeRequest message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns SupersedeRequest
             */
            static fromObject(object: { [k: string]: any }): ckpt.v1.SupersedeRequest;

            /**
             * Creates a plain object from a SupersedeRequest message. Also converts values to other types if specified.
             * @param message SupersedeRequest
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: ckpt.v1.SupersedeRequest, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this SupersedeRequest to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for SupersedeRequest
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace SupersedeRequest {

            /** Properties of a SupersedeRequest. */
            interface $Properties {

                /** SupersedeRequest job */
                job?: (string|null);

                /** SupersedeRequest epoch */
                epoch?: (number|null);

                /** SupersedeRequest container */
                container?: (string|null);

                /** SupersedeRequest newEpoch */
                newEpoch?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a SupersedeRequest. */
            type $Shape = ckpt.v1.SupersedeRequest.$Properties;
        }

        /**
         * Properties of a Verdict.
         * @deprecated Use ckpt.v1.Verdict.$Properties instead.
         */
        interface IVerdict extends ckpt.v1.Verdict.$Properties {
        }

        /** Represents a Verdict. */
        class Verdict {

            /**
             * Constructs a new Verdict.
             * @param [properties] Properties to set
             */
            constructor(properties?: ckpt.v1.Verdict.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Verdict state. */
            state: string;

            /** Verdict mayHaveRunMs. */
            mayHaveRunMs: number;

            /** Verdict failure. */
            failure?: (ckpt.v1.Failure.$Properties|null);

            /** Verdict thawMs. */
            thawMs: number;

            /**
             * Creates a new Verdict instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Verdict instance
             */
            static create(properties: ckpt.v1.Verdict.$Shape): ckpt.v1.Verdict & ckpt.v1.Verdict.$Shape;
            static create(properties?: ckpt.v1.Verdict.$Properties): ckpt.v1.Verdict;

            /**
             * Encodes the specified Verdict message. Does not implicitly {@link ckpt.v1.Verdict.verify|verify} messages.
             * @param message Verdict message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ckpt.v1.Verdict.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Verdict message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ckpt.v1.Verdict & ckpt.v1.Verdict.$Shape} Verdict
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ckpt.v1.Verdict & ckpt.v1.Verdict.$Shape;

            /**
             * Creates a Verdict message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns Verdict
             */
            static fromObject(object: { [k: string]: any }): ckpt.v1.Verdict;

            /**
             * Creates a plain object from a Verdict message. Also converts values to other types if specified.
             * @param message Verdict
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: ckpt.v1.Verdict, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this Verdict to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for Verdict
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace Verdict {

            /** Properties of a Verdict. */
            interface $Properties {

                /** Verdict state */
                state?: (string|null);

                /** Verdict mayHaveRunMs */
                mayHaveRunMs?: (number|null);

                /** Verdict failure */
                failure?: (ckpt.v1.Failure.$Properties|null);

                /** Verdict thawMs */
                thawMs?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Verdict. */
            type $Shape = ckpt.v1.Verdict.$Properties;
        }

        /**
         * Properties of a ForgetReply.
         * @deprecated Use ckpt.v1.ForgetReply.$Properties instead.
         */
        interface IForgetReply extends ckpt.v1.ForgetReply.$Properties {
        }

        /** Represents a ForgetReply. */
        class ForgetReply {

            /**
             * Constructs a new ForgetReply.
             * @param [properties] Properties to set
             */
            constructor(properties?: ckpt.v1.ForgetReply.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /**
             * Creates a new ForgetReply instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ForgetReply instance
             */
            static create(properties: ckpt.v1.ForgetReply.$Shape): ckpt.v1.ForgetReply & ckpt.v1.ForgetReply.$Shape;
            static create(properties?: ckpt.v1.ForgetReply.$Properties): ckpt.v1.ForgetReply;

            /**
             * Encodes the specified ForgetReply message. Does not implicitly {@link ckpt.v1.ForgetReply.verify|verify} messages.
             * @param message ForgetReply message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ckpt.v1.ForgetReply.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ForgetReply message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ckpt.v1.ForgetReply & ckpt.v1.ForgetReply.$Shape} ForgetReply
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ckpt.v1.ForgetReply & ckpt.v1.ForgetReply.$Shape;

            /**
             * Creates a ForgetReply message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns ForgetReply
             */
            static fromObject(object: { [k: string]: any }): ckpt.v1.ForgetReply;

            /**
             * Creates a plain object from a ForgetReply message. Also converts values to other types if specified.
             * @param message ForgetReply
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: ckpt.v1.ForgetReply, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this ForgetReply to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };

            /**
             * Gets the type url for ForgetReply
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace ForgetReply {

            /** Properties of a ForgetReply. */
            interface $Properties {

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ForgetReply. */
            type $Shape = ckpt.v1.ForgetReply.$Properties;
        }
    }
}
