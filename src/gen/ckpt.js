/*eslint-disable block-scoped-var, id-length, no-control-regex, no-magic-numbers, no-mixed-operators, no-prototype-builtins, no-redeclare, no-shadow, no-var, sort-vars, default-case, jsdoc/require-param*/
import $protobuf from "protobufjs/minimal.js";

// Common aliases
const $Reader = $protobuf.Reader, $Writer = $protobuf.Writer, $util = $protobuf.util;
const $Object = $util.global.Object, $undefined = $util.global.undefined, $Error = $util.global.Error, $RangeError = $util.global.RangeError, $TypeError = $util.global.TypeError, $String = $util.global.String, $Number = $util.global.Number, $Boolean = $util.global.Boolean, $Array = $util.global.Array, $parseInt = $util.global.parseInt, $BigInt = $util.global.BigInt, $isFinite = $util.global.isFinite;

// Exported root namespace
const $root = $protobuf.roots["default"] || ($protobuf.roots["default"] = {});

export const ckpt = $root.ckpt = (() => {

    /**
     * Namespace ckpt.
     * @exports ckpt
     * @namespace
     */
    const ckpt = {};

    ckpt.v1 = (function() {

        /**
         * Namespace v1.
         * @memberof ckpt
         * @namespace
         */
        const v1 = {};

        v1.Operator = (function() {

            /**
             * Constructs a new Operator service.
             * @memberof ckpt.v1
             * @classdesc Represents an Operator
             * @extends $protobuf.rpc.Service
             * @constructor
             * @param {$protobuf.RPCImpl} rpcImpl RPC implementation
             * @param {boolean} [requestDelimited=false] Whether requests are length-delimited
             * @param {boolean} [responseDelimited=false] Whether responses are length-delimited
             */
            const Operator = function(rpcImpl, requestDelimited, responseDelimited) {
                $protobuf.rpc.Service.call(this, rpcImpl, requestDelimited, responseDelimited);
            };

            $Object.defineProperty(Operator.prototype = $Object.create($protobuf.rpc.Service.prototype), "constructor", { value: Operator, writable: true, enumerable: false, configurable: true });

            /**
             * Creates new Operator service using the specified rpc implementation.
             * @function create
             * @memberof ckpt.v1.Operator
             * @static
             * @param {$protobuf.RPCImpl} rpcImpl RPC implementation
             * @param {boolean} [requestDelimited=false] Whether requests are length-delimited
             * @param {boolean} [responseDelimited=false] Whether responses are length-delimited
             * @returns {Operator} RPC service. Useful where requests and/or responses are streamed.
             */
            Operator.create = function(rpcImpl, requestDelimited, responseDelimited) {
                return new this(rpcImpl, requestDelimited, responseDelimited);
            };

            /**
             * Callback as used by {@link ckpt.v1.Operator#version}.
             * @memberof ckpt.v1.Operator
             * @typedef VersionCallback
             * @type {function}
             * @param {Error|null} error Error, if any
             * @param {ckpt.v1.VersionReply} [response] VersionReply
             */

            /**
             * Calls Version.
             * @memberof ckpt.v1.Operator
             * @typedef Version
             * @type {{
             *   (request: ckpt.v1.IVersionRequest, callback: ckpt.v1.Operator.VersionCallback): void;
             *   (request: ckpt.v1.IVersionRequest): Promise<ckpt.v1.VersionReply>;
             *   readonly name: "Version";
             *   readonly path: "/ckpt.v1.Operator/Version";
             *   readonly requestType: "VersionRequest";
             *   readonly responseType: "VersionReply";
             *   readonly requestStream: undefined;
             *   readonly responseStream: undefined;
             * }}
             */

            /**
             * Calls Version.
             * @name ckpt.v1.Operator#version
             * @type {ckpt.v1.Operator.Version}
             */
            $Object.defineProperties(Operator.prototype.version = function(request, callback) {
                return $protobuf.rpc.Service.prototype.rpcCall.call(this, Operator.prototype.version, $root.ckpt.v1.VersionRequest, $root.ckpt.v1.VersionReply, request, callback);
            }, {
                name: { value: "Version" },
                path: { value: "/ckpt.v1.Operator/Version" },
                requestType: { value: "VersionRequest" },
                responseType: { value: "VersionReply" },
                requestStream: { value: $undefined },
                responseStream: { value: $undefined }
            });

            /**
             * Callback as used by {@link ckpt.v1.Operator#listContainers}.
             * @memberof ckpt.v1.Operator
             * @typedef ListContainersCallback
             * @type {function}
             * @param {Error|null} error Error, if any
             * @param {ckpt.v1.ListContainersReply} [response] ListContainersReply
             */

            /**
             * Calls ListContainers.
             * @memberof ckpt.v1.Operator
             * @typedef ListContainers
             * @type {{
             *   (request: ckpt.v1.IListContainersRequest, callback: ckpt.v1.Operator.ListContainersCallback): void;
             *   (request: ckpt.v1.IListContainersRequest): Promise<ckpt.v1.ListContainersReply>;
             *   readonly name: "ListContainers";
             *   readonly path: "/ckpt.v1.Operator/ListContainers";
             *   readonly requestType: "ListContainersRequest";
             *   readonly responseType: "ListContainersReply";
             *   readonly requestStream: undefined;
             *   readonly responseStream: undefined;
             * }}
             */

            /**
             * Calls ListContainers.
             * @name ckpt.v1.Operator#listContainers
             * @type {ckpt.v1.Operator.ListContainers}
             */
            $Object.defineProperties(Operator.prototype.listContainers = function(request, callback) {
                return $protobuf.rpc.Service.prototype.rpcCall.call(this, Operator.prototype.listContainers, $root.ckpt.v1.ListContainersRequest, $root.ckpt.v1.ListContainersReply, request, callback);
            }, {
                name: { value: "ListContainers" },
                path: { value: "/ckpt.v1.Operator/ListContainers" },
                requestType: { value: "ListContainersRequest" },
                responseType: { value: "ListContainersReply" },
                requestStream: { value: $undefined },
                responseStream: { value: $undefined }
            });

            /**
             * Callback as used by {@link ckpt.v1.Operator#check}.
             * @memberof ckpt.v1.Operator
             * @typedef CheckCallback
             * @type {function}
             * @param {Error|null} error Error, if any
             * @param {ckpt.v1.CheckReply} [response] CheckReply
             */

            /**
             * Calls Check.
             * @memberof ckpt.v1.Operator
             * @typedef Check
             * @type {{
             *   (request: ckpt.v1.ICheckRequest, callback: ckpt.v1.Operator.CheckCallback): void;
             *   (request: ckpt.v1.ICheckRequest): Promise<ckpt.v1.CheckReply>;
             *   readonly name: "Check";
             *   readonly path: "/ckpt.v1.Operator/Check";
             *   readonly requestType: "CheckRequest";
             *   readonly responseType: "CheckReply";
             *   readonly requestStream: undefined;
             *   readonly responseStream: undefined;
             * }}
             */

            /**
             * Calls Check.
             * @name ckpt.v1.Operator#check
             * @type {ckpt.v1.Operator.Check}
             */
            $Object.defineProperties(Operator.prototype.check = function(request, callback) {
                return $protobuf.rpc.Service.prototype.rpcCall.call(this, Operator.prototype.check, $root.ckpt.v1.CheckRequest, $root.ckpt.v1.CheckReply, request, callback);
            }, {
                name: { value: "Check" },
                path: { value: "/ckpt.v1.Operator/Check" },
                requestType: { value: "CheckRequest" },
                responseType: { value: "CheckReply" },
                requestStream: { value: $undefined },
                responseStream: { value: $undefined }
            });

            /**
             * Callback as used by {@link ckpt.v1.Operator#migrate}.
             * @memberof ckpt.v1.Operator
             * @typedef MigrateCallback
             * @type {function}
             * @param {Error|null} error Error, if any
             * @param {ckpt.v1.Job} [response] Job
             */

            /**
             * Calls Migrate.
             * @memberof ckpt.v1.Operator
             * @typedef Migrate
             * @type {{
             *   (request: ckpt.v1.IMigrateRequest, callback: ckpt.v1.Operator.MigrateCallback): void;
             *   (request: ckpt.v1.IMigrateRequest): Promise<ckpt.v1.Job>;
             *   readonly name: "Migrate";
             *   readonly path: "/ckpt.v1.Operator/Migrate";
             *   readonly requestType: "MigrateRequest";
             *   readonly responseType: "Job";
             *   readonly requestStream: undefined;
             *   readonly responseStream: undefined;
             * }}
             */

            /**
             * Calls Migrate.
             * @name ckpt.v1.Operator#migrate
             * @type {ckpt.v1.Operator.Migrate}
             */
            $Object.defineProperties(Operator.prototype.migrate = function(request, callback) {
                return $protobuf.rpc.Service.prototype.rpcCall.call(this, Operator.prototype.migrate, $root.ckpt.v1.MigrateRequest, $root.ckpt.v1.Job, request, callback);
            }, {
                name: { value: "Migrate" },
                path: { value: "/ckpt.v1.Operator/Migrate" },
                requestType: { value: "MigrateRequest" },
                responseType: { value: "Job" },
                requestStream: { value: $undefined },
                responseStream: { value: $undefined }
            });

            /**
             * Callback as used by {@link ckpt.v1.Operator#listJobs}.
             * @memberof ckpt.v1.Operator
             * @typedef ListJobsCallback
             * @type {function}
             * @param {Error|null} error Error, if any
             * @param {ckpt.v1.ListJobsReply} [response] ListJobsReply
             */

            /**
             * Calls ListJobs.
             * @memberof ckpt.v1.Operator
             * @typedef ListJobs
             * @type {{
             *   (request: ckpt.v1.IListJobsRequest, callback: ckpt.v1.Operator.ListJobsCallback): void;
             *   (request: ckpt.v1.IListJobsRequest): Promise<ckpt.v1.ListJobsReply>;
             *   readonly name: "ListJobs";
             *   readonly path: "/ckpt.v1.Operator/ListJobs";
             *   readonly requestType: "ListJobsRequest";
             *   readonly responseType: "ListJobsReply";
             *   readonly requestStream: undefined;
             *   readonly responseStream: undefined;
             * }}
             */

            /**
             * Calls ListJobs.
             * @name ckpt.v1.Operator#listJobs
             * @type {ckpt.v1.Operator.ListJobs}
             */
            $Object.defineProperties(Operator.prototype.listJobs = function(request, callback) {
                return $protobuf.rpc.Service.prototype.rpcCall.call(this, Operator.prototype.listJobs, $root.ckpt.v1.ListJobsRequest, $root.ckpt.v1.ListJobsReply, request, callback);
            }, {
                name: { value: "ListJobs" },
                path: { value: "/ckpt.v1.Operator/ListJobs" },
                requestType: { value: "ListJobsRequest" },
                responseType: { value: "ListJobsReply" },
                requestStream: { value: $undefined },
                responseStream: { value: $undefined }
            });

            /**
             * Callback as used by {@link ckpt.v1.Operator#getJob}.
             * @memberof ckpt.v1.Operator
             * @typedef GetJobCallback
             * @type {function}
             * @param {Error|null} error Error, if any
             * @param {ckpt.v1.Job} [response] Job
             */

            /**
             * Calls GetJob.
             * @memberof ckpt.v1.Operator
             * @typedef GetJob
             * @type {{
             *   (request: ckpt.v1.IJobRef, callback: ckpt.v1.Operator.GetJobCallback): void;
             *   (request: ckpt.v1.IJobRef): Promise<ckpt.v1.Job>;
             *   readonly name: "GetJob";
             *   readonly path: "/ckpt.v1.Operator/GetJob";
             *   readonly requestType: "JobRef";
             *   readonly responseType: "Job";
             *   readonly requestStream: undefined;
             *   readonly responseStream: undefined;
             * }}
             */

            /**
             * Calls GetJob.
             * @name ckpt.v1.Operator#getJob
             * @type {ckpt.v1.Operator.GetJob}
             */
            $Object.defineProperties(Operator.prototype.getJob = function(request, callback) {
                return $protobuf.rpc.Service.prototype.rpcCall.call(this, Operator.prototype.getJob, $root.ckpt.v1.JobRef, $root.ckpt.v1.Job, request, callback);
            }, {
                name: { value: "GetJob" },
                path: { value: "/ckpt.v1.Operator/GetJob" },
                requestType: { value: "JobRef" },
                responseType: { value: "Job" },
                requestStream: { value: $undefined },
                responseStream: { value: $undefined }
            });

            /**
             * Callback as used by {@link ckpt.v1.Operator#watchJob}.
             * @memberof ckpt.v1.Operator
             * @typedef WatchJobCallback
             * @type {function}
             * @param {Error|null} error Error, if any
             * @param {ckpt.v1.Job} [response] Job
             */

            /**
             * Calls WatchJob.
             * @memberof ckpt.v1.Operator
             * @typedef WatchJob
             * @type {{
             *   (request: ckpt.v1.IJobRef, callback: ckpt.v1.Operator.WatchJobCallback): void;
             *   (request: ckpt.v1.IJobRef): Promise<ckpt.v1.Job>;
             *   readonly name: "WatchJob";
             *   readonly path: "/ckpt.v1.Operator/WatchJob";
             *   readonly requestType: "JobRef";
             *   readonly responseType: "Job";
             *   readonly requestStream: undefined;
             *   readonly responseStream: true;
             * }}
             */

            /**
             * Calls WatchJob.
             * @name ckpt.v1.Operator#watchJob
             * @type {ckpt.v1.Operator.WatchJob}
             */
            $Object.defineProperties(Operator.prototype.watchJob = function(request, callback) {
                return $protobuf.rpc.Service.prototype.rpcCall.call(this, Operator.prototype.watchJob, $root.ckpt.v1.JobRef, $root.ckpt.v1.Job, request, callback);
            }, {
                name: { value: "WatchJob" },
                path: { value: "/ckpt.v1.Operator/WatchJob" },
                requestType: { value: "JobRef" },
                responseType: { value: "Job" },
                requestStream: { value: $undefined },
                responseStream: { value: true }
            });

            /**
             * Callback as used by {@link ckpt.v1.Operator#cancelJob}.
             * @memberof ckpt.v1.Operator
             * @typedef CancelJobCallback
             * @type {function}
             * @param {Error|null} error Error, if any
             * @param {ckpt.v1.Job} [response] Job
             */

            /**
             * Calls CancelJob.
             * @memberof ckpt.v1.Operator
             * @typedef CancelJob
             * @type {{
             *   (request: ckpt.v1.IJobRef, callback: ckpt.v1.Operator.CancelJobCallback): void;
             *   (request: ckpt.v1.IJobRef): Promise<ckpt.v1.Job>;
             *   readonly name: "CancelJob";
             *   readonly path: "/ckpt.v1.Operator/CancelJob";
             *   readonly requestType: "JobRef";
             *   readonly responseType: "Job";
             *   readonly requestStream: undefined;
             *   readonly responseStream: undefined;
             * }}
             */

            /**
             * Calls CancelJob.
             * @name ckpt.v1.Operator#cancelJob
             * @type {ckpt.v1.Operator.CancelJob}
             */
            $Object.defineProperties(Operator.prototype.cancelJob = function(request, callback) {
                return $protobuf.rpc.Service.prototype.rpcCall.call(this, Operator.prototype.cancelJob, $root.ckpt.v1.JobRef, $root.ckpt.v1.Job, request, callback);
            }, {
                name: { value: "CancelJob" },
                path: { value: "/ckpt.v1.Operator/CancelJob" },
                requestType: { value: "JobRef" },
                responseType: { value: "Job" },
                requestStream: { value: $undefined },
                responseStream: { value: $undefined }
            });

            /**
             * Callback as used by {@link ckpt.v1.Operator#setJob}.
             * @memberof ckpt.v1.Operator
             * @typedef SetJobCallback
             * @type {function}
             * @param {Error|null} error Error, if any
             * @param {ckpt.v1.Job} [response] Job
             */

            /**
             * Calls SetJob.
             * @memberof ckpt.v1.Operator
             * @typedef SetJob
             * @type {{
             *   (request: ckpt.v1.ISetJobRequest, callback: ckpt.v1.Operator.SetJobCallback): void;
             *   (request: ckpt.v1.ISetJobRequest): Promise<ckpt.v1.Job>;
             *   readonly name: "SetJob";
             *   readonly path: "/ckpt.v1.Operator/SetJob";
             *   readonly requestType: "SetJobRequest";
             *   readonly responseType: "Job";
             *   readonly requestStream: undefined;
             *   readonly responseStream: undefined;
             * }}
             */

            /**
             * Calls SetJob.
             * @name ckpt.v1.Operator#setJob
             * @type {ckpt.v1.Operator.SetJob}
             */
            $Object.defineProperties(Operator.prototype.setJob = function(request, callback) {
                return $protobuf.rpc.Service.prototype.rpcCall.call(this, Operator.prototype.setJob, $root.ckpt.v1.SetJobRequest, $root.ckpt.v1.Job, request, callback);
            }, {
                name: { value: "SetJob" },
                path: { value: "/ckpt.v1.Operator/SetJob" },
                requestType: { value: "SetJobRequest" },
                responseType: { value: "Job" },
                requestStream: { value: $undefined },
                responseStream: { value: $undefined }
            });

            /**
             * Callback as used by {@link ckpt.v1.Operator#resumeJob}.
             * @memberof ckpt.v1.Operator
             * @typedef ResumeJobCallback
             * @type {function}
             * @param {Error|null} error Error, if any
             * @param {ckpt.v1.Job} [response] Job
             */

            /**
             * Calls ResumeJob.
             * @memberof ckpt.v1.Operator
             * @typedef ResumeJob
             * @type {{
             *   (request: ckpt.v1.IJobRef, callback: ckpt.v1.Operator.ResumeJobCallback): void;
             *   (request: ckpt.v1.IJobRef): Promise<ckpt.v1.Job>;
             *   readonly name: "ResumeJob";
             *   readonly path: "/ckpt.v1.Operator/ResumeJob";
             *   readonly requestType: "JobRef";
             *   readonly responseType: "Job";
             *   readonly requestStream: undefined;
             *   readonly responseStream: undefined;
             * }}
             */

            /**
             * Calls ResumeJob.
             * @name ckpt.v1.Operator#resumeJob
             * @type {ckpt.v1.Operator.ResumeJob}
             */
            $Object.defineProperties(Operator.prototype.resumeJob = function(request, callback) {
                return $protobuf.rpc.Service.prototype.rpcCall.call(this, Operator.prototype.resumeJob, $root.ckpt.v1.JobRef, $root.ckpt.v1.Job, request, callback);
            }, {
                name: { value: "ResumeJob" },
                path: { value: "/ckpt.v1.Operator/ResumeJob" },
                requestType: { value: "JobRef" },
                responseType: { value: "Job" },
                requestStream: { value: $undefined },
                responseStream: { value: $undefined }
            });

            /**
             * Callback as used by {@link ckpt.v1.Operator#resolveJob}.
             * @memberof ckpt.v1.Operator
             * @typedef ResolveJobCallback
             * @type {function}
             * @param {Error|null} error Error, if any
             * @param {ckpt.v1.Job} [response] Job
             */

            /**
             * Calls ResolveJob.
             * @memberof ckpt.v1.Operator
             * @typedef ResolveJob
             * @type {{
             *   (request: ckpt.v1.IResolveJobRequest, callback: ckpt.v1.Operator.ResolveJobCallback): void;
             *   (request: ckpt.v1.IResolveJobRequest): Promise<ckpt.v1.Job>;
             *   readonly name: "ResolveJob";
             *   readonly path: "/ckpt.v1.Operator/ResolveJob";
             *   readonly requestType: "ResolveJobRequest";
             *   readonly responseType: "Job";
             *   readonly requestStream: undefined;
             *   readonly responseStream: undefined;
             * }}
             */

            /**
             * Calls ResolveJob.
             * @name ckpt.v1.Operator#resolveJob
             * @type {ckpt.v1.Operator.ResolveJob}
             */
            $Object.defineProperties(Operator.prototype.resolveJob = function(request, callback) {
                return $protobuf.rpc.Service.prototype.rpcCall.call(this, Operator.prototype.resolveJob, $root.ckpt.v1.ResolveJobRequest, $root.ckpt.v1.Job, request, callback);
            }, {
                name: { value: "ResolveJob" },
                path: { value: "/ckpt.v1.Operator/ResolveJob" },
                requestType: { value: "ResolveJobRequest" },
                responseType: { value: "Job" },
                requestStream: { value: $undefined },
                responseStream: { value: $undefined }
            });

            /**
             * Callback as used by {@link ckpt.v1.Operator#listFences}.
             * @memberof ckpt.v1.Operator
             * @typedef ListFencesCallback
             * @type {function}
             * @param {Error|null} error Error, if any
             * @param {ckpt.v1.ListFencesReply} [response] ListFencesReply
             */

            /**
             * Calls ListFences.
             * @memberof ckpt.v1.Operator
             * @typedef ListFences
             * @type {{
             *   (request: ckpt.v1.IListFencesRequest, callback: ckpt.v1.Operator.ListFencesCallback): void;
             *   (request: ckpt.v1.IListFencesRequest): Promise<ckpt.v1.ListFencesReply>;
             *   readonly name: "ListFences";
             *   readonly path: "/ckpt.v1.Operator/ListFences";
             *   readonly requestType: "ListFencesRequest";
             *   readonly responseType: "ListFencesReply";
             *   readonly requestStream: undefined;
             *   readonly responseStream: undefined;
             * }}
             */

            /**
             * Calls ListFences.
             * @name ckpt.v1.Operator#listFences
             * @type {ckpt.v1.Operator.ListFences}
             */
            $Object.defineProperties(Operator.prototype.listFences = function(request, callback) {
                return $protobuf.rpc.Service.prototype.rpcCall.call(this, Operator.prototype.listFences, $root.ckpt.v1.ListFencesRequest, $root.ckpt.v1.ListFencesReply, request, callback);
            }, {
                name: { value: "ListFences" },
                path: { value: "/ckpt.v1.Operator/ListFences" },
                requestType: { value: "ListFencesRequest" },
                responseType: { value: "ListFencesReply" },
                requestStream: { value: $undefined },
                responseStream: { value: $undefined }
            });

            /**
             * Callback as used by {@link ckpt.v1.Operator#clearFence}.
             * @memberof ckpt.v1.Operator
             * @typedef ClearFenceCallback
             * @type {function}
             * @param {Error|null} error Error, if any
             * @param {ckpt.v1.Fence} [response] Fence
             */

            /**
             * Calls ClearFence.
             * @memberof ckpt.v1.Operator
             * @typedef ClearFence
             * @type {{
             *   (request: ckpt.v1.IClearFenceRequest, callback: ckpt.v1.Operator.ClearFenceCallback): void;
             *   (request: ckpt.v1.IClearFenceRequest): Promise<ckpt.v1.Fence>;
             *   readonly name: "ClearFence";
             *   readonly path: "/ckpt.v1.Operator/ClearFence";
             *   readonly requestType: "ClearFenceRequest";
             *   readonly responseType: "Fence";
             *   readonly requestStream: undefined;
             *   readonly responseStream: undefined;
             * }}
             */

            /**
             * Calls ClearFence.
             * @name ckpt.v1.Operator#clearFence
             * @type {ckpt.v1.Operator.ClearFence}
             */
            $Object.defineProperties(Operator.prototype.clearFence = function(request, callback) {
                return $protobuf.rpc.Service.prototype.rpcCall.call(this, Operator.prototype.clearFence, $root.ckpt.v1.ClearFenceRequest, $root.ckpt.v1.Fence, request, callback);
            }, {
                name: { value: "ClearFence" },
                path: { value: "/ckpt.v1.Operator/ClearFence" },
                requestType: { value: "ClearFenceRequest" },
                responseType: { value: "Fence" },
                requestStream: { value: $undefined },
                responseStream: { value: $undefined }
            });

            /**
             * Callback as used by {@link ckpt.v1.Operator#initHost}.
             * @memberof ckpt.v1.Operator
             * @typedef InitHostCallback
             * @type {function}
             * @param {Error|null} error Error, if any
             * @param {ckpt.v1.HostIdentity} [response] HostIdentity
             */

            /**
             * Calls InitHost.
             * @memberof ckpt.v1.Operator
             * @typedef InitHost
             * @type {{
             *   (request: ckpt.v1.IInitHostRequest, callback: ckpt.v1.Operator.InitHostCallback): void;
             *   (request: ckpt.v1.IInitHostRequest): Promise<ckpt.v1.HostIdentity>;
             *   readonly name: "InitHost";
             *   readonly path: "/ckpt.v1.Operator/InitHost";
             *   readonly requestType: "InitHostRequest";
             *   readonly responseType: "HostIdentity";
             *   readonly requestStream: undefined;
             *   readonly responseStream: undefined;
             * }}
             */

            /**
             * Calls InitHost.
             * @name ckpt.v1.Operator#initHost
             * @type {ckpt.v1.Operator.InitHost}
             */
            $Object.defineProperties(Operator.prototype.initHost = function(request, callback) {
                return $protobuf.rpc.Service.prototype.rpcCall.call(this, Operator.prototype.initHost, $root.ckpt.v1.InitHostRequest, $root.ckpt.v1.HostIdentity, request, callback);
            }, {
                name: { value: "InitHost" },
                path: { value: "/ckpt.v1.Operator/InitHost" },
                requestType: { value: "InitHostRequest" },
                responseType: { value: "HostIdentity" },
                requestStream: { value: $undefined },
                responseStream: { value: $undefined }
            });

            /**
             * Callback as used by {@link ckpt.v1.Operator#getIdentity}.
             * @memberof ckpt.v1.Operator
             * @typedef GetIdentityCallback
             * @type {function}
             * @param {Error|null} error Error, if any
             * @param {ckpt.v1.HostIdentity} [response] HostIdentity
             */

            /**
             * Calls GetIdentity.
             * @memberof ckpt.v1.Operator
             * @typedef GetIdentity
             * @type {{
             *   (request: ckpt.v1.IGetIdentityRequest, callback: ckpt.v1.Operator.GetIdentityCallback): void;
             *   (request: ckpt.v1.IGetIdentityRequest): Promise<ckpt.v1.HostIdentity>;
             *   readonly name: "GetIdentity";
             *   readonly path: "/ckpt.v1.Operator/GetIdentity";
             *   readonly requestType: "GetIdentityRequest";
             *   readonly responseType: "HostIdentity";
             *   readonly requestStream: undefined;
             *   readonly responseStream: undefined;
             * }}
             */

            /**
             * Calls GetIdentity.
             * @name ckpt.v1.Operator#getIdentity
             * @type {ckpt.v1.Operator.GetIdentity}
             */
            $Object.defineProperties(Operator.prototype.getIdentity = function(request, callback) {
                return $protobuf.rpc.Service.prototype.rpcCall.call(this, Operator.prototype.getIdentity, $root.ckpt.v1.GetIdentityRequest, $root.ckpt.v1.HostIdentity, request, callback);
            }, {
                name: { value: "GetIdentity" },
                path: { value: "/ckpt.v1.Operator/GetIdentity" },
                requestType: { value: "GetIdentityRequest" },
                responseType: { value: "HostIdentity" },
                requestStream: { value: $undefined },
                responseStream: { value: $undefined }
            });

            /**
             * Callback as used by {@link ckpt.v1.Operator#probeHost}.
             * @memberof ckpt.v1.Operator
             * @typedef ProbeHostCallback
             * @type {function}
             * @param {Error|null} error Error, if any
             * @param {ckpt.v1.ProbeHostReply} [response] ProbeHostReply
             */

            /**
             * Calls ProbeHost.
             * @memberof ckpt.v1.Operator
             * @typedef ProbeHost
             * @type {{
             *   (request: ckpt.v1.IProbeHostRequest, callback: ckpt.v1.Operator.ProbeHostCallback): void;
             *   (request: ckpt.v1.IProbeHostRequest): Promise<ckpt.v1.ProbeHostReply>;
             *   readonly name: "ProbeHost";
             *   readonly path: "/ckpt.v1.Operator/ProbeHost";
             *   readonly requestType: "ProbeHostRequest";
             *   readonly responseType: "ProbeHostReply";
             *   readonly requestStream: undefined;
             *   readonly responseStream: undefined;
             * }}
             */

            /**
             * Calls ProbeHost.
             * @name ckpt.v1.Operator#probeHost
             * @type {ckpt.v1.Operator.ProbeHost}
             */
            $Object.defineProperties(Operator.prototype.probeHost = function(request, callback) {
                return $protobuf.rpc.Service.prototype.rpcCall.call(this, Operator.prototype.probeHost, $root.ckpt.v1.ProbeHostRequest, $root.ckpt.v1.ProbeHostReply, request, callback);
            }, {
                name: { value: "ProbeHost" },
                path: { value: "/ckpt.v1.Operator/ProbeHost" },
                requestType: { value: "ProbeHostRequest" },
                responseType: { value: "ProbeHostReply" },
                requestStream: { value: $undefined },
                responseStream: { value: $undefined }
            });

            /**
             * Callback as used by {@link ckpt.v1.Operator#addHost}.
             * @memberof ckpt.v1.Operator
             * @typedef AddHostCallback
             * @type {function}
             * @param {Error|null} error Error, if any
             * @param {ckpt.v1.Host} [response] Host
             */

            /**
             * Calls AddHost.
             * @memberof ckpt.v1.Operator
             * @typedef AddHost
             * @type {{
             *   (request: ckpt.v1.IAddHostRequest, callback: ckpt.v1.Operator.AddHostCallback): void;
             *   (request: ckpt.v1.IAddHostRequest): Promise<ckpt.v1.Host>;
             *   readonly name: "AddHost";
             *   readonly path: "/ckpt.v1.Operator/AddHost";
             *   readonly requestType: "AddHostRequest";
             *   readonly responseType: "Host";
             *   readonly requestStream: undefined;
             *   readonly responseStream: undefined;
             * }}
             */

            /**
             * Calls AddHost.
             * @name ckpt.v1.Operator#addHost
             * @type {ckpt.v1.Operator.AddHost}
             */
            $Object.defineProperties(Operator.prototype.addHost = function(request, callback) {
                return $protobuf.rpc.Service.prototype.rpcCall.call(this, Operator.prototype.addHost, $root.ckpt.v1.AddHostRequest, $root.ckpt.v1.Host, request, callback);
            }, {
                name: { value: "AddHost" },
                path: { value: "/ckpt.v1.Operator/AddHost" },
                requestType: { value: "AddHostRequest" },
                responseType: { value: "Host" },
                requestStream: { value: $undefined },
                responseStream: { value: $undefined }
            });

            /**
             * Callback as used by {@link ckpt.v1.Operator#removeHost}.
             * @memberof ckpt.v1.Operator
             * @typedef RemoveHostCallback
             * @type {function}
             * @param {Error|null} error Error, if any
             * @param {ckpt.v1.RemoveHostReply} [response] RemoveHostReply
             */

            /**
             * Calls RemoveHost.
             * @memberof ckpt.v1.Operator
             * @typedef RemoveHost
             * @type {{
             *   (request: ckpt.v1.IHostRef, callback: ckpt.v1.Operator.RemoveHostCallback): void;
             *   (request: ckpt.v1.IHostRef): Promise<ckpt.v1.RemoveHostReply>;
             *   readonly name: "RemoveHost";
             *   readonly path: "/ckpt.v1.Operator/RemoveHost";
             *   readonly requestType: "HostRef";
             *   readonly responseType: "RemoveHostReply";
             *   readonly requestStream: undefined;
             *   readonly responseStream: undefined;
             * }}
             */

            /**
             * Calls RemoveHost.
             * @name ckpt.v1.Operator#removeHost
             * @type {ckpt.v1.Operator.RemoveHost}
             */
            $Object.defineProperties(Operator.prototype.removeHost = function(request, callback) {
                return $protobuf.rpc.Service.prototype.rpcCall.call(this, Operator.prototype.removeHost, $root.ckpt.v1.HostRef, $root.ckpt.v1.RemoveHostReply, request, callback);
            }, {
                name: { value: "RemoveHost" },
                path: { value: "/ckpt.v1.Operator/RemoveHost" },
                requestType: { value: "HostRef" },
                responseType: { value: "RemoveHostReply" },
                requestStream: { value: $undefined },
                responseStream: { value: $undefined }
            });

            /**
             * Callback as used by {@link ckpt.v1.Operator#listHosts}.
             * @memberof ckpt.v1.Operator
             * @typedef ListHostsCallback
             * @type {function}
             * @param {Error|null} error Error, if any
             * @param {ckpt.v1.ListHostsReply} [response] ListHostsReply
             */

            /**
             * Calls ListHosts.
             * @memberof ckpt.v1.Operator
             * @typedef ListHosts
             * @type {{
             *   (request: ckpt.v1.IListHostsRequest, callback: ckpt.v1.Operator.ListHostsCallback): void;
             *   (request: ckpt.v1.IListHostsRequest): Promise<ckpt.v1.ListHostsReply>;
             *   readonly name: "ListHosts";
             *   readonly path: "/ckpt.v1.Operator/ListHosts";
             *   readonly requestType: "ListHostsRequest";
             *   readonly responseType: "ListHostsReply";
             *   readonly requestStream: undefined;
             *   readonly responseStream: undefined;
             * }}
             */

            /**
             * Calls ListHosts.
             * @name ckpt.v1.Operator#listHosts
             * @type {ckpt.v1.Operator.ListHosts}
             */
            $Object.defineProperties(Operator.prototype.listHosts = function(request, callback) {
                return $protobuf.rpc.Service.prototype.rpcCall.call(this, Operator.prototype.listHosts, $root.ckpt.v1.ListHostsRequest, $root.ckpt.v1.ListHostsReply, request, callback);
            }, {
                name: { value: "ListHosts" },
                path: { value: "/ckpt.v1.Operator/ListHosts" },
                requestType: { value: "ListHostsRequest" },
                responseType: { value: "ListHostsReply" },
                requestStream: { value: $undefined },
                responseStream: { value: $undefined }
            });

            /**
             * Callback as used by {@link ckpt.v1.Operator#criuConfig}.
             * @memberof ckpt.v1.Operator
             * @typedef CriuConfigCallback
             * @type {function}
             * @param {Error|null} error Error, if any
             * @param {ckpt.v1.CriuConfigReply} [response] CriuConfigReply
             */

            /**
             * Calls CriuConfig.
             * @memberof ckpt.v1.Operator
             * @typedef CriuConfig
             * @type {{
             *   (request: ckpt.v1.ICriuConfigRequest, callback: ckpt.v1.Operator.CriuConfigCallback): void;
             *   (request: ckpt.v1.ICriuConfigRequest): Promise<ckpt.v1.CriuConfigReply>;
             *   readonly name: "CriuConfig";
             *   readonly path: "/ckpt.v1.Operator/CriuConfig";
             *   readonly requestType: "CriuConfigRequest";
             *   readonly responseType: "CriuConfigReply";
             *   readonly requestStream: undefined;
             *   readonly responseStream: undefined;
             * }}
             */

            /**
             * Calls CriuConfig.
             * @name ckpt.v1.Operator#criuConfig
             * @type {ckpt.v1.Operator.CriuConfig}
             */
            $Object.defineProperties(Operator.prototype.criuConfig = function(request, callback) {
                return $protobuf.rpc.Service.prototype.rpcCall.call(this, Operator.prototype.criuConfig, $root.ckpt.v1.CriuConfigRequest, $root.ckpt.v1.CriuConfigReply, request, callback);
            }, {
                name: { value: "CriuConfig" },
                path: { value: "/ckpt.v1.Operator/CriuConfig" },
                requestType: { value: "CriuConfigRequest" },
                responseType: { value: "CriuConfigReply" },
                requestStream: { value: $undefined },
                responseStream: { value: $undefined }
            });

            /**
             * Callback as used by {@link ckpt.v1.Operator#checkpointProcess}.
             * @memberof ckpt.v1.Operator
             * @typedef CheckpointProcessCallback
             * @type {function}
             * @param {Error|null} error Error, if any
             * @param {ckpt.v1.ProcessReply} [response] ProcessReply
             */

            /**
             * Calls CheckpointProcess.
             * @memberof ckpt.v1.Operator
             * @typedef CheckpointProcess
             * @type {{
             *   (request: ckpt.v1.ICheckpointProcessRequest, callback: ckpt.v1.Operator.CheckpointProcessCallback): void;
             *   (request: ckpt.v1.ICheckpointProcessRequest): Promise<ckpt.v1.ProcessReply>;
             *   readonly name: "CheckpointProcess";
             *   readonly path: "/ckpt.v1.Operator/CheckpointProcess";
             *   readonly requestType: "CheckpointProcessRequest";
             *   readonly responseType: "ProcessReply";
             *   readonly requestStream: undefined;
             *   readonly responseStream: undefined;
             * }}
             */

            /**
             * Calls CheckpointProcess.
             * @name ckpt.v1.Operator#checkpointProcess
             * @type {ckpt.v1.Operator.CheckpointProcess}
             */
            $Object.defineProperties(Operator.prototype.checkpointProcess = function(request, callback) {
                return $protobuf.rpc.Service.prototype.rpcCall.call(this, Operator.prototype.checkpointProcess, $root.ckpt.v1.CheckpointProcessRequest, $root.ckpt.v1.ProcessReply, request, callback);
            }, {
                name: { value: "CheckpointProcess" },
                path: { value: "/ckpt.v1.Operator/CheckpointProcess" },
                requestType: { value: "CheckpointProcessRequest" },
                responseType: { value: "ProcessReply" },
                requestStream: { value: $undefined },
                responseStream: { value: $undefined }
            });

            /**
             * Callback as used by {@link ckpt.v1.Operator#restoreProcess}.
             * @memberof ckpt.v1.Operator
             * @typedef RestoreProcessCallback
             * @type {function}
             * @param {Error|null} error Error, if any
             * @param {ckpt.v1.ProcessReply} [response] ProcessReply
             */

            /**
             * Calls RestoreProcess.
             * @memberof ckpt.v1.Operator
             * @typedef RestoreProcess
             * @type {{
             *   (request: ckpt.v1.IRestoreProcessRequest, callback: ckpt.v1.Operator.RestoreProcessCallback): void;
             *   (request: ckpt.v1.IRestoreProcessRequest): Promise<ckpt.v1.ProcessReply>;
             *   readonly name: "RestoreProcess";
             *   readonly path: "/ckpt.v1.Operator/RestoreProcess";
             *   readonly requestType: "RestoreProcessRequest";
             *   readonly responseType: "ProcessReply";
             *   readonly requestStream: undefined;
             *   readonly responseStream: undefined;
             * }}
             */

            /**
             * Calls RestoreProcess.
             * @name ckpt.v1.Operator#restoreProcess
             * @type {ckpt.v1.Operator.RestoreProcess}
             */
            $Object.defineProperties(Operator.prototype.restoreProcess = function(request, callback) {
                return $protobuf.rpc.Service.prototype.rpcCall.call(this, Operator.prototype.restoreProcess, $root.ckpt.v1.RestoreProcessRequest, $root.ckpt.v1.ProcessReply, request, callback);
            }, {
                name: { value: "RestoreProcess" },
                path: { value: "/ckpt.v1.Operator/RestoreProcess" },
                requestType: { value: "RestoreProcessRequest" },
                responseType: { value: "ProcessReply" },
                requestStream: { value: $undefined },
                responseStream: { value: $undefined }
            });

            return Operator;
        })();

        v1.VersionRequest = (function() {

            /**
             * Properties of a VersionRequest.
             * @typedef {Object} ckpt.v1.VersionRequest.$Properties
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a VersionRequest.
             * @memberof ckpt.v1
             * @interface IVersionRequest
             * @augments ckpt.v1.VersionRequest.$Properties
             * @deprecated Use ckpt.v1.VersionRequest.$Properties instead.
             */

            /**
             * Shape of a VersionRequest.
             * @typedef {ckpt.v1.VersionRequest.$Properties} ckpt.v1.VersionRequest.$Shape
             */

            /**
             * Constructs a new VersionRequest.
             * @memberof ckpt.v1
             * @classdesc Represents a VersionRequest.
             * @constructor
             * @param {ckpt.v1.VersionRequest.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const VersionRequest = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Creates a new VersionRequest instance using the specified properties.
             * @function create
             * @memberof ckpt.v1.VersionRequest
             * @static
             * @param {ckpt.v1.VersionRequest.$Properties=} [properties] Properties to set
             * @returns {ckpt.v1.VersionRequest} VersionRequest instance
             * @type {{
             *   (properties: ckpt.v1.VersionRequest.$Shape): ckpt.v1.VersionRequest & ckpt.v1.VersionRequest.$Shape;
             *   (properties?: ckpt.v1.VersionRequest.$Properties): ckpt.v1.VersionRequest;
             * }}
             */
            VersionRequest.create = function(properties) {
                return new VersionRequest(properties);
            };

            /**
             * Encodes the specified VersionRequest message. Does not implicitly {@link ckpt.v1.VersionRequest.verify|verify} messages.
             * @function encode
             * @memberof ckpt.v1.VersionRequest
             * @static
             * @param {ckpt.v1.VersionRequest.$Properties} message VersionRequest message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            VersionRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a VersionRequest message from the specified reader or buffer.
             * @function decode
             * @memberof ckpt.v1.VersionRequest
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {ckpt.v1.VersionRequest & ckpt.v1.VersionRequest.$Shape} VersionRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            VersionRequest.decode = function (reader, length, _end, _depth, _target) {
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
                message = _target || new $root.ckpt.v1.VersionRequest();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    reader.skipType(tag & 7, _depth, tag);
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
                return message;
            };

            /**
             * Creates a VersionRequest message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof ckpt.v1.VersionRequest
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {ckpt.v1.VersionRequest} VersionRequest
             */
            VersionRequest.fromObject = function (object, _depth) {
                if (object instanceof $root.ckpt.v1.VersionRequest)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".ckpt.v1.VersionRequest: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                return new $root.ckpt.v1.VersionRequest();
            };

            /**
             * Creates a plain object from a VersionRequest message. Also converts values to other types if specified.
             * @function toObject
             * @memberof ckpt.v1.VersionRequest
             * @static
             * @param {ckpt.v1.VersionRequest} message VersionRequest
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            VersionRequest.toObject = function () {
                return {};
            };

            /**
             * Converts this VersionRequest to JSON.
             * @function toJSON
             * @memberof ckpt.v1.VersionRequest
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            VersionRequest.prototype.toJSON = function() {
                return VersionRequest.toObject(this, $protobuf.util.toJSONOptions);
            };

            /**
             * Gets the type url for VersionRequest
             * @function getTypeUrl
             * @memberof ckpt.v1.VersionRequest
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            VersionRequest.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/ckpt.v1.VersionRequest";
            };

            return VersionRequest;
        })();

        v1.VersionReply = (function() {

            /**
             * Properties of a VersionReply.
             * @typedef {Object} ckpt.v1.VersionReply.$Properties
             * @property {string|null} [ckpt] VersionReply ckpt
             * @property {number|null} [protocol] VersionReply protocol
             * @property {string|null} [node] VersionReply node
             * @property {string|null} [kernel] VersionReply kernel
             * @property {string|null} [criu] VersionReply criu
             * @property {string|null} [podman] VersionReply podman
             * @property {string|null} [crun] VersionReply crun
             * @property {string|null} [runc] VersionReply runc
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a VersionReply.
             * @memberof ckpt.v1
             * @interface IVersionReply
             * @augments ckpt.v1.VersionReply.$Properties
             * @deprecated Use ckpt.v1.VersionReply.$Properties instead.
             */

            /**
             * Shape of a VersionReply.
             * @typedef {ckpt.v1.VersionReply.$Properties} ckpt.v1.VersionReply.$Shape
             */

            /**
             * Constructs a new VersionReply.
             * @memberof ckpt.v1
             * @classdesc Represents a VersionReply.
             * @constructor
             * @param {ckpt.v1.VersionReply.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const VersionReply = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * VersionReply ckpt.
             * @member {string} ckpt
             * @memberof ckpt.v1.VersionReply
             * @instance
             */
            VersionReply.prototype.ckpt = "";

            /**
             * VersionReply protocol.
             * @member {number} protocol
             * @memberof ckpt.v1.VersionReply
             * @instance
             */
            VersionReply.prototype.protocol = 0;

            /**
             * VersionReply node.
             * @member {string} node
             * @memberof ckpt.v1.VersionReply
             * @instance
             */
            VersionReply.prototype.node = "";

            /**
             * VersionReply kernel.
             * @member {string} kernel
             * @memberof ckpt.v1.VersionReply
             * @instance
             */
            VersionReply.prototype.kernel = "";

            /**
             * VersionReply criu.
             * @member {string} criu
             * @memberof ckpt.v1.VersionReply
             * @instance
             */
            VersionReply.prototype.criu = "";

            /**
             * VersionReply podman.
             * @member {string} podman
             * @memberof ckpt.v1.VersionReply
             * @instance
             */
            VersionReply.prototype.podman = "";

            /**
             * VersionReply crun.
             * @member {string} crun
             * @memberof ckpt.v1.VersionReply
             * @instance
             */
            VersionReply.prototype.crun = "";

            /**
             * VersionReply runc.
             * @member {string} runc
             * @memberof ckpt.v1.VersionReply
             * @instance
             */
            VersionReply.prototype.runc = "";

            /**
             * Creates a new VersionReply instance using the specified properties.
             * @function create
             * @memberof ckpt.v1.VersionReply
             * @static
             * @param {ckpt.v1.VersionReply.$Properties=} [properties] Properties to set
             * @returns {ckpt.v1.VersionReply} VersionReply instance
             * @type {{
             *   (properties: ckpt.v1.VersionReply.$Shape): ckpt.v1.VersionReply & ckpt.v1.VersionReply.$Shape;
             *   (properties?: ckpt.v1.VersionReply.$Properties): ckpt.v1.VersionReply;
             * }}
             */
            VersionReply.create = function(properties) {
                return new VersionReply(properties);
            };

            /**
             * Encodes the specified VersionReply message. Does not implicitly {@link ckpt.v1.VersionReply.verify|verify} messages.
             * @function encode
             * @memberof ckpt.v1.VersionReply
             * @static
             * @param {ckpt.v1.VersionReply.$Properties} message VersionReply message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            VersionReply.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.ckpt != null && $Object.hasOwnProperty.call(message, "ckpt") && message.ckpt !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.ckpt);
                if (message.protocol != null && $Object.hasOwnProperty.call(message, "protocol") && message.protocol !== 0)
                    writer.uint32(/* id 2, wireType 0 =*/16).uint32(message.protocol);
                if (message.node != null && $Object.hasOwnProperty.call(message, "node") && message.node !== "")
                    writer.uint32(/* id 3, wireType 2 =*/26).string(message.node);
                if (message.kernel != null && $Object.hasOwnProperty.call(message, "kernel") && message.kernel !== "")
                    writer.uint32(/* id 4, wireType 2 =*/34).string(message.kernel);
                if (message.criu != null && $Object.hasOwnProperty.call(message, "criu") && message.criu !== "")
                    writer.uint32(/* id 5, wireType 2 =*/42).string(message.criu);
                if (message.podman != null && $Object.hasOwnProperty.call(message, "podman") && message.podman !== "")
                    writer.uint32(/* id 6, wireType 2 =*/50).string(message.podman);
                if (message.crun != null && $Object.hasOwnProperty.call(message, "crun") && message.crun !== "")
                    writer.uint32(/* id 7, wireType 2 =*/58).string(message.crun);
                if (message.runc != null && $Object.hasOwnProperty.call(message, "runc") && message.runc !== "")
                    writer.uint32(/* id 8, wireType 2 =*/66).string(message.runc);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a VersionReply message from the specified reader or buffer.
             * @function decode
             * @memberof ckpt.v1.VersionReply
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {ckpt.v1.VersionReply & ckpt.v1.VersionReply.$Shape} VersionReply
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            VersionReply.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.ckpt.v1.VersionReply();
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
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.ckpt = value;
                            else
                                delete message.ckpt;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.protocol = value;
                            else
                                delete message.protocol;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.node = value;
                            else
                                delete message.node;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.kernel = value;
                            else
                                delete message.kernel;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.criu = value;
                            else
                                delete message.criu;
                            continue;
                        }
                    case 6: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.podman = value;
                            else
                                delete message.podman;
                            continue;
                        }
                    case 7: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.crun = value;
                            else
                                delete message.crun;
                            continue;
                        }
                    case 8: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.runc = value;
                            else
                                delete message.runc;
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
                return message;
            };

            /**
             * Creates a VersionReply message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof ckpt.v1.VersionReply
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {ckpt.v1.VersionReply} VersionReply
             */
            VersionReply.fromObject = function (object, _depth) {
                if (object instanceof $root.ckpt.v1.VersionReply)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".ckpt.v1.VersionReply: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.ckpt.v1.VersionReply();
                if (object.ckpt != null)
                    if (typeof object.ckpt !== "string" || object.ckpt.length)
                        message.ckpt = $String(object.ckpt);
                if (object.protocol != null)
                    if ($Number(object.protocol) !== 0)
                        message.protocol = object.protocol >>> 0;
                if (object.node != null)
                    if (typeof object.node !== "string" || object.node.length)
                        message.node = $String(object.node);
                if (object.kernel != null)
                    if (typeof object.kernel !== "string" || object.kernel.length)
                        message.kernel = $String(object.kernel);
                if (object.criu != null)
                    if (typeof object.criu !== "string" || object.criu.length)
                        message.criu = $String(object.criu);
                if (object.podman != null)
                    if (typeof object.podman !== "string" || object.podman.length)
                        message.podman = $String(object.podman);
                if (object.crun != null)
                    if (typeof object.crun !== "string" || object.crun.length)
                        message.crun = $String(object.crun);
                if (object.runc != null)
                    if (typeof object.runc !== "string" || object.runc.length)
                        message.runc = $String(object.runc);
                return message;
            };

            /**
             * Creates a plain object from a VersionReply message. Also converts values to other types if specified.
             * @function toObject
             * @memberof ckpt.v1.VersionReply
             * @static
             * @param {ckpt.v1.VersionReply} message VersionReply
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            VersionReply.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults) {
                    object.ckpt = "";
                    object.protocol = 0;
                    object.node = "";
                    object.kernel = "";
                    object.criu = "";
                    object.podman = "";
                    object.crun = "";
                    object.runc = "";
                }
                if (message.ckpt != null && $Object.hasOwnProperty.call(message, "ckpt"))
                    object.ckpt = message.ckpt;
                if (message.protocol != null && $Object.hasOwnProperty.call(message, "protocol"))
                    object.protocol = message.protocol;
                if (message.node != null && $Object.hasOwnProperty.call(message, "node"))
                    object.node = message.node;
                if (message.kernel != null && $Object.hasOwnProperty.call(message, "kernel"))
                    object.kernel = message.kernel;
                if (message.criu != null && $Object.hasOwnProperty.call(message, "criu"))
                    object.criu = message.criu;
                if (message.podman != null && $Object.hasOwnProperty.call(message, "podman"))
                    object.podman = message.podman;
                if (message.crun != null && $Object.hasOwnProperty.call(message, "crun"))
                    object.crun = message.crun;
                if (message.runc != null && $Object.hasOwnProperty.call(message, "runc"))
                    object.runc = message.runc;
                return object;
            };

            /**
             * Converts this VersionReply to JSON.
             * @function toJSON
             * @memberof ckpt.v1.VersionReply
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            VersionReply.prototype.toJSON = function() {
                return VersionReply.toObject(this, $protobuf.util.toJSONOptions);
            };

            /**
             * Gets the type url for VersionReply
             * @function getTypeUrl
             * @memberof ckpt.v1.VersionReply
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            VersionReply.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/ckpt.v1.VersionReply";
            };

            return VersionReply;
        })();

        v1.ListContainersRequest = (function() {

            /**
             * Properties of a ListContainersRequest.
             * @typedef {Object} ckpt.v1.ListContainersRequest.$Properties
             * @property {boolean|null} [all] ListContainersRequest all
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a ListContainersRequest.
             * @memberof ckpt.v1
             * @interface IListContainersRequest
             * @augments ckpt.v1.ListContainersRequest.$Properties
             * @deprecated Use ckpt.v1.ListContainersRequest.$Properties instead.
             */

            /**
             * Shape of a ListContainersRequest.
             * @typedef {ckpt.v1.ListContainersRequest.$Properties} ckpt.v1.ListContainersRequest.$Shape
             */

            /**
             * Constructs a new ListContainersRequest.
             * @memberof ckpt.v1
             * @classdesc Represents a ListContainersRequest.
             * @constructor
             * @param {ckpt.v1.ListContainersRequest.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const ListContainersRequest = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * ListContainersRequest all.
             * @member {boolean} all
             * @memberof ckpt.v1.ListContainersRequest
             * @instance
             */
            ListContainersRequest.prototype.all = false;

            /**
             * Creates a new ListContainersRequest instance using the specified properties.
             * @function create
             * @memberof ckpt.v1.ListContainersRequest
             * @static
             * @param {ckpt.v1.ListContainersRequest.$Properties=} [properties] Properties to set
             * @returns {ckpt.v1.ListContainersRequest} ListContainersRequest instance
             * @type {{
             *   (properties: ckpt.v1.ListContainersRequest.$Shape): ckpt.v1.ListContainersRequest & ckpt.v1.ListContainersRequest.$Shape;
             *   (properties?: ckpt.v1.ListContainersRequest.$Properties): ckpt.v1.ListContainersRequest;
             * }}
             */
            ListContainersRequest.create = function(properties) {
                return new ListContainersRequest(properties);
            };

            /**
             * Encodes the specified ListContainersRequest message. Does not implicitly {@link ckpt.v1.ListContainersRequest.verify|verify} messages.
             * @function encode
             * @memberof ckpt.v1.ListContainersRequest
             * @static
             * @param {ckpt.v1.ListContainersRequest.$Properties} message ListContainersRequest message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            ListContainersRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.all != null && $Object.hasOwnProperty.call(message, "all") && message.all !== false)
                    writer.uint32(/* id 1, wireType 0 =*/8).bool(message.all);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a ListContainersRequest message from the specified reader or buffer.
             * @function decode
             * @memberof ckpt.v1.ListContainersRequest
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {ckpt.v1.ListContainersRequest & ckpt.v1.ListContainersRequest.$Shape} ListContainersRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            ListContainersRequest.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.ckpt.v1.ListContainersRequest();
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
                            if (value = reader.bool())
                                message.all = value;
                            else
                                delete message.all;
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
                return message;
            };

            /**
             * Creates a ListContainersRequest message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof ckpt.v1.ListContainersRequest
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {ckpt.v1.ListContainersRequest} ListContainersRequest
             */
            ListContainersRequest.fromObject = function (object, _depth) {
                if (object instanceof $root.ckpt.v1.ListContainersRequest)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".ckpt.v1.ListContainersRequest: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.ckpt.v1.ListContainersRequest();
                if (object.all != null)
                    if (object.all)
                        message.all = $Boolean(object.all);
                return message;
            };

            /**
             * Creates a plain object from a ListContainersRequest message. Also converts values to other types if specified.
             * @function toObject
             * @memberof ckpt.v1.ListContainersRequest
             * @static
             * @param {ckpt.v1.ListContainersRequest} message ListContainersRequest
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            ListContainersRequest.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults)
                    object.all = false;
                if (message.all != null && $Object.hasOwnProperty.call(message, "all"))
                    object.all = message.all;
                return object;
            };

            /**
             * Converts this ListContainersRequest to JSON.
             * @function toJSON
             * @memberof ckpt.v1.ListContainersRequest
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            ListContainersRequest.prototype.toJSON = function() {
                return ListContainersRequest.toObject(this, $protobuf.util.toJSONOptions);
            };

            /**
             * Gets the type url for ListContainersRequest
             * @function getTypeUrl
             * @memberof ckpt.v1.ListContainersRequest
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            ListContainersRequest.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/ckpt.v1.ListContainersRequest";
            };

            return ListContainersRequest;
        })();

        v1.ListContainersReply = (function() {

            /**
             * Properties of a ListContainersReply.
             * @typedef {Object} ckpt.v1.ListContainersReply.$Properties
             * @property {Array.<ckpt.v1.Container.$Properties>|null} [containers] ListContainersReply containers
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a ListContainersReply.
             * @memberof ckpt.v1
             * @interface IListContainersReply
             * @augments ckpt.v1.ListContainersReply.$Properties
             * @deprecated Use ckpt.v1.ListContainersReply.$Properties instead.
             */

            /**
             * Shape of a ListContainersReply.
             * @typedef {ckpt.v1.ListContainersReply.$Properties} ckpt.v1.ListContainersReply.$Shape
             */

            /**
             * Constructs a new ListContainersReply.
             * @memberof ckpt.v1
             * @classdesc Represents a ListContainersReply.
             * @constructor
             * @param {ckpt.v1.ListContainersReply.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const ListContainersReply = function (properties) {
                this.containers = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * ListContainersReply containers.
             * @member {Array.<ckpt.v1.Container.$Properties>} containers
             * @memberof ckpt.v1.ListContainersReply
             * @instance
             */
            ListContainersReply.prototype.containers = $util.emptyArray;

            /**
             * Creates a new ListContainersReply instance using the specified properties.
             * @function create
             * @memberof ckpt.v1.ListContainersReply
             * @static
             * @param {ckpt.v1.ListContainersReply.$Properties=} [properties] Properties to set
             * @returns {ckpt.v1.ListContainersReply} ListContainersReply instance
             * @type {{
             *   (properties: ckpt.v1.ListContainersReply.$Shape): ckpt.v1.ListContainersReply & ckpt.v1.ListContainersReply.$Shape;
             *   (properties?: ckpt.v1.ListContainersReply.$Properties): ckpt.v1.ListContainersReply;
             * }}
             */
            ListContainersReply.create = function(properties) {
                return new ListContainersReply(properties);
            };

            /**
             * Encodes the specified ListContainersReply message. Does not implicitly {@link ckpt.v1.ListContainersReply.verify|verify} messages.
             * @function encode
             * @memberof ckpt.v1.ListContainersReply
             * @static
             * @param {ckpt.v1.ListContainersReply.$Properties} message ListContainersReply message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            ListContainersReply.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.containers != null && message.containers.length)
                    for (let i = 0; i < message.containers.length; ++i)
                        $root.ckpt.v1.Container.encode(message.containers[i], writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a ListContainersReply message from the specified reader or buffer.
             * @function decode
             * @memberof ckpt.v1.ListContainersReply
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {ckpt.v1.ListContainersReply & ckpt.v1.ListContainersReply.$Shape} ListContainersReply
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            ListContainersReply.decode = function (reader, length, _end, _depth, _target) {
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
                message = _target || new $root.ckpt.v1.ListContainersReply();
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
                            if (wireType !== 2)
                                break;
                            if (!(message.containers && message.containers.length))
                                message.containers = [];
                            message.containers.push($root.ckpt.v1.Container.decode(reader, reader.size(), $undefined, _depth + 1));
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
                return message;
            };

            /**
             * Creates a ListContainersReply message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof ckpt.v1.ListContainersReply
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {ckpt.v1.ListContainersReply} ListContainersReply
             */
            ListContainersReply.fromObject = function (object, _depth) {
                if (object instanceof $root.ckpt.v1.ListContainersReply)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".ckpt.v1.ListContainersReply: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.ckpt.v1.ListContainersReply();
                if (object.containers) {
                    if (!$Array.isArray(object.containers))
                        throw $TypeError(".ckpt.v1.ListContainersReply.containers: array expected");
                    message.containers = $Array(object.containers.length);
                    for (let i = 0; i < object.containers.length; ++i) {
                        if (!$util.isObject(object.containers[i]))
                            throw $TypeError(".ckpt.v1.ListContainersReply.containers: object expected");
                        message.containers[i] = $root.ckpt.v1.Container.fromObject(object.containers[i], _depth + 1);
                    }
                }
                return message;
            };

            /**
             * Creates a plain object from a ListContainersReply message. Also converts values to other types if specified.
             * @function toObject
             * @memberof ckpt.v1.ListContainersReply
             * @static
             * @param {ckpt.v1.ListContainersReply} message ListContainersReply
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            ListContainersReply.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.arrays || options.defaults)
                    object.containers = [];
                if (message.containers && message.containers.length) {
                    object.containers = $Array(message.containers.length);
                    for (let j = 0; j < message.containers.length; ++j)
                        object.containers[j] = $root.ckpt.v1.Container.toObject(message.containers[j], options, _depth + 1);
                }
                return object;
            };

            /**
             * Converts this ListContainersReply to JSON.
             * @function toJSON
             * @memberof ckpt.v1.ListContainersReply
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            ListContainersReply.prototype.toJSON = function() {
                return ListContainersReply.toObject(this, $protobuf.util.toJSONOptions);
            };

            /**
             * Gets the type url for ListContainersReply
             * @function getTypeUrl
             * @memberof ckpt.v1.ListContainersReply
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            ListContainersReply.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/ckpt.v1.ListContainersReply";
            };

            return ListContainersReply;
        })();

        v1.Container = (function() {

            /**
             * Properties of a Container.
             * @typedef {Object} ckpt.v1.Container.$Properties
             * @property {string|null} [id] Container id
             * @property {string|null} [name] Container name
             * @property {string|null} [image] Container image
             * @property {string|null} [state] Container state
             * @property {string|null} [runtime] Container runtime
             * @property {number|null} [memoryBytes] Container memoryBytes
             * @property {Array.<string>|null} [addresses] Container addresses
             * @property {string|null} [job] Container job
             * @property {string|null} [fence] Container fence
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Container.
             * @memberof ckpt.v1
             * @interface IContainer
             * @augments ckpt.v1.Container.$Properties
             * @deprecated Use ckpt.v1.Container.$Properties instead.
             */

            /**
             * Shape of a Container.
             * @typedef {ckpt.v1.Container.$Properties} ckpt.v1.Container.$Shape
             */

            /**
             * Constructs a new Container.
             * @memberof ckpt.v1
             * @classdesc Represents a Container.
             * @constructor
             * @param {ckpt.v1.Container.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Container = function (properties) {
                this.addresses = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Container id.
             * @member {string} id
             * @memberof ckpt.v1.Container
             * @instance
             */
            Container.prototype.id = "";

            /**
             * Container name.
             * @member {string} name
             * @memberof ckpt.v1.Container
             * @instance
             */
            Container.prototype.name = "";

            /**
             * Container image.
             * @member {string} image
             * @memberof ckpt.v1.Container
             * @instance
             */
            Container.prototype.image = "";

            /**
             * Container state.
             * @member {string} state
             * @memberof ckpt.v1.Container
             * @instance
             */
            Container.prototype.state = "";

            /**
             * Container runtime.
             * @member {string} runtime
             * @memberof ckpt.v1.Container
             * @instance
             */
            Container.prototype.runtime = "";

            /**
             * Container memoryBytes.
             * @member {number} memoryBytes
             * @memberof ckpt.v1.Container
             * @instance
             */
            Container.prototype.memoryBytes = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * Container addresses.
             * @member {Array.<string>} addresses
             * @memberof ckpt.v1.Container
             * @instance
             */
            Container.prototype.addresses = $util.emptyArray;

            /**
             * Container job.
             * @member {string} job
             * @memberof ckpt.v1.Container
             * @instance
             */
            Container.prototype.job = "";

            /**
             * Container fence.
             * @member {string} fence
             * @memberof ckpt.v1.Container
             * @instance
             */
            Container.prototype.fence = "";

            /**
             * Creates a new Container instance using the specified properties.
             * @function create
             * @memberof ckpt.v1.Container
             * @static
             * @param {ckpt.v1.Container.$Properties=} [properties] Properties to set
             * @returns {ckpt.v1.Container} Container instance
             * @type {{
             *   (properties: ckpt.v1.Container.$Shape): ckpt.v1.Container & ckpt.v1.Container.$Shape;
             *   (properties?: ckpt.v1.Container.$Properties): ckpt.v1.Container;
             * }}
             */
            Container.create = function(properties) {
                return new Container(properties);
            };

            /**
             * Encodes the specified Container message. Does not implicitly {@link ckpt.v1.Container.verify|verify} messages.
             * @function encode
             * @memberof ckpt.v1.Container
             * @static
             * @param {ckpt.v1.Container.$Properties} message Container message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Container.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.id != null && $Object.hasOwnProperty.call(message, "id") && message.id !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.id);
                if (message.name != null && $Object.hasOwnProperty.call(message, "name") && message.name !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.name);
                if (message.image != null && $Object.hasOwnProperty.call(message, "image") && message.image !== "")
                    writer.uint32(/* id 3, wireType 2 =*/26).string(message.image);
                if (message.state != null && $Object.hasOwnProperty.call(message, "state") && message.state !== "")
                    writer.uint32(/* id 4, wireType 2 =*/34).string(message.state);
                if (message.runtime != null && $Object.hasOwnProperty.call(message, "runtime") && message.runtime !== "")
                    writer.uint32(/* id 5, wireType 2 =*/42).string(message.runtime);
                if (message.memoryBytes != null && $Object.hasOwnProperty.call(message, "memoryBytes") && (typeof message.memoryBytes === "object" ? message.memoryBytes.low || message.memoryBytes.high : message.memoryBytes !== 0))
                    writer.uint32(/* id 6, wireType 0 =*/48).uint64(message.memoryBytes);
                if (message.addresses != null && message.addresses.length)
                    for (let i = 0; i < message.addresses.length; ++i)
                        writer.uint32(/* id 7, wireType 2 =*/58).string(message.addresses[i]);
                if (message.job != null && $Object.hasOwnProperty.call(message, "job") && message.job !== "")
                    writer.uint32(/* id 8, wireType 2 =*/66).string(message.job);
                if (message.fence != null && $Object.hasOwnProperty.call(message, "fence") && message.fence !== "")
                    writer.uint32(/* id 9, wireType 2 =*/74).string(message.fence);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Container message from the specified reader or buffer.
             * @function decode
             * @memberof ckpt.v1.Container
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {ckpt.v1.Container & ckpt.v1.Container.$Shape} Container
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Container.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.ckpt.v1.Container();
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
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.id = value;
                            else
                                delete message.id;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.name = value;
                            else
                                delete message.name;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.image = value;
                            else
                                delete message.image;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.state = value;
                            else
                                delete message.state;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.runtime = value;
                            else
                                delete message.runtime;
                            continue;
                        }
                    case 6: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.memoryBytes = value;
                            else
                                delete message.memoryBytes;
                            continue;
                        }
                    case 7: {
                            if (wireType !== 2)
                                break;
                            if (!(message.addresses && message.addresses.length))
                                message.addresses = [];
                            message.addresses.push(reader.stringVerify());
                            continue;
                        }
                    case 8: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.job = value;
                            else
                                delete message.job;
                            continue;
                        }
                    case 9: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.fence = value;
                            else
                                delete message.fence;
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
                return message;
            };

            /**
             * Creates a Container message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof ckpt.v1.Container
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {ckpt.v1.Container} Container
             */
            Container.fromObject = function (object, _depth) {
                if (object instanceof $root.ckpt.v1.Container)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".ckpt.v1.Container: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.ckpt.v1.Container();
                if (object.id != null)
                    if (typeof object.id !== "string" || object.id.length)
                        message.id = $String(object.id);
                if (object.name != null)
                    if (typeof object.name !== "string" || object.name.length)
                        message.name = $String(object.name);
                if (object.image != null)
                    if (typeof object.image !== "string" || object.image.length)
                        message.image = $String(object.image);
                if (object.state != null)
                    if (typeof object.state !== "string" || object.state.length)
                        message.state = $String(object.state);
                if (object.runtime != null)
                    if (typeof object.runtime !== "string" || object.runtime.length)
                        message.runtime = $String(object.runtime);
                if (object.memoryBytes != null)
                    if (typeof object.memoryBytes === "object" ? object.memoryBytes.low || object.memoryBytes.high : $Number(object.memoryBytes) !== 0)
                        if ($util.Long)
                            message.memoryBytes = $util.Long.fromValue(object.memoryBytes, true);
                        else if (typeof object.memoryBytes === "string")
                            message.memoryBytes = $parseInt(object.memoryBytes, 10);
                        else if (typeof object.memoryBytes === "number")
                            message.memoryBytes = object.memoryBytes;
                        else if (typeof object.memoryBytes === "object")
                            message.memoryBytes = new $util.LongBits(object.memoryBytes.low >>> 0, object.memoryBytes.high >>> 0).toNumber(true);
                if (object.addresses) {
                    if (!$Array.isArray(object.addresses))
                        throw $TypeError(".ckpt.v1.Container.addresses: array expected");
                    message.addresses = $Array(object.addresses.length);
                    for (let i = 0; i < object.addresses.length; ++i)
                        message.addresses[i] = $String(object.addresses[i]);
                }
                if (object.job != null)
                    if (typeof object.job !== "string" || object.job.length)
                        message.job = $String(object.job);
                if (object.fence != null)
                    if (typeof object.fence !== "string" || object.fence.length)
                        message.fence = $String(object.fence);
                return message;
            };

            /**
             * Creates a plain object from a Container message. Also converts values to other types if specified.
             * @function toObject
             * @memberof ckpt.v1.Container
             * @static
             * @param {ckpt.v1.Container} message Container
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            Container.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.arrays || options.defaults)
                    object.addresses = [];
                if (options.defaults) {
                    object.id = "";
                    object.name = "";
                    object.image = "";
                    object.state = "";
                    object.runtime = "";
                    if ($util.Long) {
                        let long = new $util.Long(0, 0, true);
                        object.memoryBytes = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                    } else
                        object.memoryBytes = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                    object.job = "";
                    object.fence = "";
                }
                if (message.id != null && $Object.hasOwnProperty.call(message, "id"))
                    object.id = message.id;
                if (message.name != null && $Object.hasOwnProperty.call(message, "name"))
                    object.name = message.name;
                if (message.image != null && $Object.hasOwnProperty.call(message, "image"))
                    object.image = message.image;
                if (message.state != null && $Object.hasOwnProperty.call(message, "state"))
                    object.state = message.state;
                if (message.runtime != null && $Object.hasOwnProperty.call(message, "runtime"))
                    object.runtime = message.runtime;
                if (message.memoryBytes != null && $Object.hasOwnProperty.call(message, "memoryBytes"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.memoryBytes = typeof message.memoryBytes === "number" ? $BigInt(message.memoryBytes) : $util.Long.fromBits(message.memoryBytes.low >>> 0, message.memoryBytes.high >>> 0, true).toBigInt();
                    else if (typeof message.memoryBytes === "number")
                        object.memoryBytes = options.longs === $String ? $String(message.memoryBytes) : message.memoryBytes;
                    else
                        object.memoryBytes = options.longs === $String ? $util.Long.prototype.toString.call(message.memoryBytes) : options.longs === $Number ? new $util.LongBits(message.memoryBytes.low >>> 0, message.memoryBytes.high >>> 0).toNumber(true) : message.memoryBytes;
                if (message.addresses && message.addresses.length) {
                    object.addresses = $Array(message.addresses.length);
                    for (let j = 0; j < message.addresses.length; ++j)
                        object.addresses[j] = message.addresses[j];
                }
                if (message.job != null && $Object.hasOwnProperty.call(message, "job"))
                    object.job = message.job;
                if (message.fence != null && $Object.hasOwnProperty.call(message, "fence"))
                    object.fence = message.fence;
                return object;
            };

            /**
             * Converts this Container to JSON.
             * @function toJSON
             * @memberof ckpt.v1.Container
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            Container.prototype.toJSON = function() {
                return Container.toObject(this, $protobuf.util.toJSONOptions);
            };

            /**
             * Gets the type url for Container
             * @function getTypeUrl
             * @memberof ckpt.v1.Container
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            Container.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/ckpt.v1.Container";
            };

            return Container;
        })();

        v1.CheckRequest = (function() {

            /**
             * Properties of a CheckRequest.
             * @typedef {Object} ckpt.v1.CheckRequest.$Properties
             * @property {string|null} [container] CheckRequest container
             * @property {string|null} [to] CheckRequest to
             * @property {number|null} [throttle] CheckRequest throttle
             * @property {string|null} [mode] CheckRequest mode
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a CheckRequest.
             * @memberof ckpt.v1
             * @interface ICheckRequest
             * @augments ckpt.v1.CheckRequest.$Properties
             * @deprecated Use ckpt.v1.CheckRequest.$Properties instead.
             */

            /**
             * Shape of a CheckRequest.
             * @typedef {ckpt.v1.CheckRequest.$Properties} ckpt.v1.CheckRequest.$Shape
             */

            /**
             * Constructs a new CheckRequest.
             * @memberof ckpt.v1
             * @classdesc Represents a CheckRequest.
             * @constructor
             * @param {ckpt.v1.CheckRequest.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const CheckRequest = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * CheckRequest container.
             * @member {string} container
             * @memberof ckpt.v1.CheckRequest
             * @instance
             */
            CheckRequest.prototype.container = "";

            /**
             * CheckRequest to.
             * @member {string} to
             * @memberof ckpt.v1.CheckRequest
             * @instance
             */
            CheckRequest.prototype.to = "";

            /**
             * CheckRequest throttle.
             * @member {number} throttle
             * @memberof ckpt.v1.CheckRequest
             * @instance
             */
            CheckRequest.prototype.throttle = 0;

            /**
             * CheckRequest mode.
             * @member {string} mode
             * @memberof ckpt.v1.CheckRequest
             * @instance
             */
            CheckRequest.prototype.mode = "";

            /**
             * Creates a new CheckRequest instance using the specified properties.
             * @function create
             * @memberof ckpt.v1.CheckRequest
             * @static
             * @param {ckpt.v1.CheckRequest.$Properties=} [properties] Properties to set
             * @returns {ckpt.v1.CheckRequest} CheckRequest instance
             * @type {{
             *   (properties: ckpt.v1.CheckRequest.$Shape): ckpt.v1.CheckRequest & ckpt.v1.CheckRequest.$Shape;
             *   (properties?: ckpt.v1.CheckRequest.$Properties): ckpt.v1.CheckRequest;
             * }}
             */
            CheckRequest.create = function(properties) {
                return new CheckRequest(properties);
            };

            /**
             * Encodes the specified CheckRequest message. Does not implicitly {@link ckpt.v1.CheckRequest.verify|verify} messages.
             * @function encode
             * @memberof ckpt.v1.CheckRequest
             * @static
             * @param {ckpt.v1.CheckRequest.$Properties} message CheckRequest message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            CheckRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.container != null && $Object.hasOwnProperty.call(message, "container") && message.container !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.container);
                if (message.to != null && $Object.hasOwnProperty.call(message, "to") && message.to !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.to);
                if (message.throttle != null && $Object.hasOwnProperty.call(message, "throttle") && message.throttle !== 0)
                    writer.uint32(/* id 3, wireType 0 =*/24).uint32(message.throttle);
                if (message.mode != null && $Object.hasOwnProperty.call(message, "mode") && message.mode !== "")
                    writer.uint32(/* id 4, wireType 2 =*/34).string(message.mode);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a CheckRequest message from the specified reader or buffer.
             * @function decode
             * @memberof ckpt.v1.CheckRequest
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {ckpt.v1.CheckRequest & ckpt.v1.CheckRequest.$Shape} CheckRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            CheckRequest.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.ckpt.v1.CheckRequest();
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
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.container = value;
                            else
                                delete message.container;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.to = value;
                            else
                                delete message.to;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.throttle = value;
                            else
                                delete message.throttle;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.mode = value;
                            else
                                delete message.mode;
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
                return message;
            };

            /**
             * Creates a CheckRequest message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof ckpt.v1.CheckRequest
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {ckpt.v1.CheckRequest} CheckRequest
             */
            CheckRequest.fromObject = function (object, _depth) {
                if (object instanceof $root.ckpt.v1.CheckRequest)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".ckpt.v1.CheckRequest: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.ckpt.v1.CheckRequest();
                if (object.container != null)
                    if (typeof object.container !== "string" || object.container.length)
                        message.container = $String(object.container);
                if (object.to != null)
                    if (typeof object.to !== "string" || object.to.length)
                        message.to = $String(object.to);
                if (object.throttle != null)
                    if ($Number(object.throttle) !== 0)
                        message.throttle = object.throttle >>> 0;
                if (object.mode != null)
                    if (typeof object.mode !== "string" || object.mode.length)
                        message.mode = $String(object.mode);
                return message;
            };

            /**
             * Creates a plain object from a CheckRequest message. Also converts values to other types if specified.
             * @function toObject
             * @memberof ckpt.v1.CheckRequest
             * @static
             * @param {ckpt.v1.CheckRequest} message CheckRequest
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            CheckRequest.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults) {
                    object.container = "";
                    object.to = "";
                    object.throttle = 0;
                    object.mode = "";
                }
                if (message.container != null && $Object.hasOwnProperty.call(message, "container"))
                    object.container = message.container;
                if (message.to != null && $Object.hasOwnProperty.call(message, "to"))
                    object.to = message.to;
                if (message.throttle != null && $Object.hasOwnProperty.call(message, "throttle"))
                    object.throttle = message.throttle;
                if (message.mode != null && $Object.hasOwnProperty.call(message, "mode"))
                    object.mode = message.mode;
                return object;
            };

            /**
             * Converts this CheckRequest to JSON.
             * @function toJSON
             * @memberof ckpt.v1.CheckRequest
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            CheckRequest.prototype.toJSON = function() {
                return CheckRequest.toObject(this, $protobuf.util.toJSONOptions);
            };

            /**
             * Gets the type url for CheckRequest
             * @function getTypeUrl
             * @memberof ckpt.v1.CheckRequest
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            CheckRequest.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/ckpt.v1.CheckRequest";
            };

            return CheckRequest;
        })();

        v1.CheckReply = (function() {

            /**
             * Properties of a CheckReply.
             * @typedef {Object} ckpt.v1.CheckReply.$Properties
             * @property {Array.<ckpt.v1.Finding.$Properties>|null} [findings] CheckReply findings
             * @property {number|null} [forecastMs] CheckReply forecastMs
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a CheckReply.
             * @memberof ckpt.v1
             * @interface ICheckReply
             * @augments ckpt.v1.CheckReply.$Properties
             * @deprecated Use ckpt.v1.CheckReply.$Properties instead.
             */

            /**
             * Shape of a CheckReply.
             * @typedef {ckpt.v1.CheckReply.$Properties} ckpt.v1.CheckReply.$Shape
             */

            /**
             * Constructs a new CheckReply.
             * @memberof ckpt.v1
             * @classdesc Represents a CheckReply.
             * @constructor
             * @param {ckpt.v1.CheckReply.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const CheckReply = function (properties) {
                this.findings = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * CheckReply findings.
             * @member {Array.<ckpt.v1.Finding.$Properties>} findings
             * @memberof ckpt.v1.CheckReply
             * @instance
             */
            CheckReply.prototype.findings = $util.emptyArray;

            /**
             * CheckReply forecastMs.
             * @member {number} forecastMs
             * @memberof ckpt.v1.CheckReply
             * @instance
             */
            CheckReply.prototype.forecastMs = 0;

            /**
             * Creates a new CheckReply instance using the specified properties.
             * @function create
             * @memberof ckpt.v1.CheckReply
             * @static
             * @param {ckpt.v1.CheckReply.$Properties=} [properties] Properties to set
             * @returns {ckpt.v1.CheckReply} CheckReply instance
             * @type {{
             *   (properties: ckpt.v1.CheckReply.$Shape): ckpt.v1.CheckReply & ckpt.v1.CheckReply.$Shape;
             *   (properties?: ckpt.v1.CheckReply.$Properties): ckpt.v1.CheckReply;
             * }}
             */
            CheckReply.create = function(properties) {
                return new CheckReply(properties);
            };

            /**
             * Encodes the specified CheckReply message. Does not implicitly {@link ckpt.v1.CheckReply.verify|verify} messages.
             * @function encode
             * @memberof ckpt.v1.CheckReply
             * @static
             * @param {ckpt.v1.CheckReply.$Properties} message CheckReply message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            CheckReply.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.findings != null && message.findings.length)
                    for (let i = 0; i < message.findings.length; ++i)
                        $root.ckpt.v1.Finding.encode(message.findings[i], writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                if (message.forecastMs != null && $Object.hasOwnProperty.call(message, "forecastMs") && message.forecastMs !== 0)
                    writer.uint32(/* id 2, wireType 0 =*/16).uint32(message.forecastMs);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a CheckReply message from the specified reader or buffer.
             * @function decode
             * @memberof ckpt.v1.CheckReply
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {ckpt.v1.CheckReply & ckpt.v1.CheckReply.$Shape} CheckReply
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            CheckReply.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.ckpt.v1.CheckReply();
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
                            if (wireType !== 2)
                                break;
                            if (!(message.findings && message.findings.length))
                                message.findings = [];
                            message.findings.push($root.ckpt.v1.Finding.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.forecastMs = value;
                            else
                                delete message.forecastMs;
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
                return message;
            };

            /**
             * Creates a CheckReply message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof ckpt.v1.CheckReply
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {ckpt.v1.CheckReply} CheckReply
             */
            CheckReply.fromObject = function (object, _depth) {
                if (object instanceof $root.ckpt.v1.CheckReply)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".ckpt.v1.CheckReply: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.ckpt.v1.CheckReply();
                if (object.findings) {
                    if (!$Array.isArray(object.findings))
                        throw $TypeError(".ckpt.v1.CheckReply.findings: array expected");
                    message.findings = $Array(object.findings.length);
                    for (let i = 0; i < object.findings.length; ++i) {
                        if (!$util.isObject(object.findings[i]))
                            throw $TypeError(".ckpt.v1.CheckReply.findings: object expected");
                        message.findings[i] = $root.ckpt.v1.Finding.fromObject(object.findings[i], _depth + 1);
                    }
                }
                if (object.forecastMs != null)
                    if ($Number(object.forecastMs) !== 0)
                        message.forecastMs = object.forecastMs >>> 0;
                return message;
            };

            /**
             * Creates a plain object from a CheckReply message. Also converts values to other types if specified.
             * @function toObject
             * @memberof ckpt.v1.CheckReply
             * @static
             * @param {ckpt.v1.CheckReply} message CheckReply
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            CheckReply.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.arrays || options.defaults)
                    object.findings = [];
                if (options.defaults)
                    object.forecastMs = 0;
                if (message.findings && message.findings.length) {
                    object.findings = $Array(message.findings.length);
                    for (let j = 0; j < message.findings.length; ++j)
                        object.findings[j] = $root.ckpt.v1.Finding.toObject(message.findings[j], options, _depth + 1);
                }
                if (message.forecastMs != null && $Object.hasOwnProperty.call(message, "forecastMs"))
                    object.forecastMs = message.forecastMs;
                return object;
            };

            /**
             * Converts this CheckReply to JSON.
             * @function toJSON
             * @memberof ckpt.v1.CheckReply
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            CheckReply.prototype.toJSON = function() {
                return CheckReply.toObject(this, $protobuf.util.toJSONOptions);
            };

            /**
             * Gets the type url for CheckReply
             * @function getTypeUrl
             * @memberof ckpt.v1.CheckReply
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            CheckReply.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/ckpt.v1.CheckReply";
            };

            return CheckReply;
        })();

        v1.Finding = (function() {

            /**
             * Properties of a Finding.
             * @typedef {Object} ckpt.v1.Finding.$Properties
             * @property {string|null} [code] Finding code
             * @property {boolean|null} [blocks] Finding blocks
             * @property {string|null} [host] Finding host
             * @property {string|null} [evidence] Finding evidence
             * @property {string|null} [remedy] Finding remedy
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Finding.
             * @memberof ckpt.v1
             * @interface IFinding
             * @augments ckpt.v1.Finding.$Properties
             * @deprecated Use ckpt.v1.Finding.$Properties instead.
             */

            /**
             * Shape of a Finding.
             * @typedef {ckpt.v1.Finding.$Properties} ckpt.v1.Finding.$Shape
             */

            /**
             * Constructs a new Finding.
             * @memberof ckpt.v1
             * @classdesc Represents a Finding.
             * @constructor
             * @param {ckpt.v1.Finding.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Finding = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Finding code.
             * @member {string} code
             * @memberof ckpt.v1.Finding
             * @instance
             */
            Finding.prototype.code = "";

            /**
             * Finding blocks.
             * @member {boolean} blocks
             * @memberof ckpt.v1.Finding
             * @instance
             */
            Finding.prototype.blocks = false;

            /**
             * Finding host.
             * @member {string} host
             * @memberof ckpt.v1.Finding
             * @instance
             */
            Finding.prototype.host = "";

            /**
             * Finding evidence.
             * @member {string} evidence
             * @memberof ckpt.v1.Finding
             * @instance
             */
            Finding.prototype.evidence = "";

            /**
             * Finding remedy.
             * @member {string} remedy
             * @memberof ckpt.v1.Finding
             * @instance
             */
            Finding.prototype.remedy = "";

            /**
             * Creates a new Finding instance using the specified properties.
             * @function create
             * @memberof ckpt.v1.Finding
             * @static
             * @param {ckpt.v1.Finding.$Properties=} [properties] Properties to set
             * @returns {ckpt.v1.Finding} Finding instance
             * @type {{
             *   (properties: ckpt.v1.Finding.$Shape): ckpt.v1.Finding & ckpt.v1.Finding.$Shape;
             *   (properties?: ckpt.v1.Finding.$Properties): ckpt.v1.Finding;
             * }}
             */
            Finding.create = function(properties) {
                return new Finding(properties);
            };

            /**
             * Encodes the specified Finding message. Does not implicitly {@link ckpt.v1.Finding.verify|verify} messages.
             * @function encode
             * @memberof ckpt.v1.Finding
             * @static
             * @param {ckpt.v1.Finding.$Properties} message Finding message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Finding.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.code != null && $Object.hasOwnProperty.call(message, "code") && message.code !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.code);
                if (message.blocks != null && $Object.hasOwnProperty.call(message, "blocks") && message.blocks !== false)
                    writer.uint32(/* id 2, wireType 0 =*/16).bool(message.blocks);
                if (message.host != null && $Object.hasOwnProperty.call(message, "host") && message.host !== "")
                    writer.uint32(/* id 3, wireType 2 =*/26).string(message.host);
                if (message.evidence != null && $Object.hasOwnProperty.call(message, "evidence") && message.evidence !== "")
                    writer.uint32(/* id 4, wireType 2 =*/34).string(message.evidence);
                if (message.remedy != null && $Object.hasOwnProperty.call(message, "remedy") && message.remedy !== "")
                    writer.uint32(/* id 5, wireType 2 =*/42).string(message.remedy);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Finding message from the specified reader or buffer.
             * @function decode
             * @memberof ckpt.v1.Finding
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {ckpt.v1.Finding & ckpt.v1.Finding.$Shape} Finding
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Finding.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.ckpt.v1.Finding();
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
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.code = value;
                            else
                                delete message.code;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.blocks = value;
                            else
                                delete message.blocks;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.host = value;
                            else
                                delete message.host;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.evidence = value;
                            else
                                delete message.evidence;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.remedy = value;
                            else
                                delete message.remedy;
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
                return message;
            };

            /**
             * Creates a Finding message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof ckpt.v1.Finding
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {ckpt.v1.Finding} Finding
             */
            Finding.fromObject = function (object, _depth) {
                if (object instanceof $root.ckpt.v1.Finding)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".ckpt.v1.Finding: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.ckpt.v1.Finding();
                if (object.code != null)
                    if (typeof object.code !== "string" || object.code.length)
                        message.code = $String(object.code);
                if (object.blocks != null)
                    if (object.blocks)
                        message.blocks = $Boolean(object.blocks);
                if (object.host != null)
                    if (typeof object.host !== "string" || object.host.length)
                        message.host = $String(object.host);
                if (object.evidence != null)
                    if (typeof object.evidence !== "string" || object.evidence.length)
                        message.evidence = $String(object.evidence);
                if (object.remedy != null)
                    if (typeof object.remedy !== "string" || object.remedy.length)
                        message.remedy = $String(object.remedy);
                return message;
            };

            /**
             * Creates a plain object from a Finding message. Also converts values to other types if specified.
             * @function toObject
             * @memberof ckpt.v1.Finding
             * @static
             * @param {ckpt.v1.Finding} message Finding
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            Finding.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults) {
                    object.code = "";
                    object.blocks = false;
                    object.host = "";
                    object.evidence = "";
                    object.remedy = "";
                }
                if (message.code != null && $Object.hasOwnProperty.call(message, "code"))
                    object.code = message.code;
                if (message.blocks != null && $Object.hasOwnProperty.call(message, "blocks"))
                    object.blocks = message.blocks;
                if (message.host != null && $Object.hasOwnProperty.call(message, "host"))
                    object.host = message.host;
                if (message.evidence != null && $Object.hasOwnProperty.call(message, "evidence"))
                    object.evidence = message.evidence;
                if (message.remedy != null && $Object.hasOwnProperty.call(message, "remedy"))
                    object.remedy = message.remedy;
                return object;
            };

            /**
             * Converts this Finding to JSON.
             * @function toJSON
             * @memberof ckpt.v1.Finding
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            Finding.prototype.toJSON = function() {
                return Finding.toObject(this, $protobuf.util.toJSONOptions);
            };

            /**
             * Gets the type url for Finding
             * @function getTypeUrl
             * @memberof ckpt.v1.Finding
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            Finding.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/ckpt.v1.Finding";
            };

            return Finding;
        })();

        v1.MigrateRequest = (function() {

            /**
             * Properties of a MigrateRequest.
             * @typedef {Object} ckpt.v1.MigrateRequest.$Properties
             * @property {string|null} [container] MigrateRequest container
             * @property {string|null} [to] MigrateRequest to
             * @property {ckpt.v1.Limits.$Properties|null} [limits] MigrateRequest limits
             * @property {string|null} [mode] MigrateRequest mode
             * @property {number|null} [throttle] MigrateRequest throttle
             * @property {string|null} [compress] MigrateRequest compress
             * @property {string|null} [restore] MigrateRequest restore
             * @property {string|null} [acceptLoss] MigrateRequest acceptLoss
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a MigrateRequest.
             * @memberof ckpt.v1
             * @interface IMigrateRequest
             * @augments ckpt.v1.MigrateRequest.$Properties
             * @deprecated Use ckpt.v1.MigrateRequest.$Properties instead.
             */

            /**
             * Shape of a MigrateRequest.
             * @typedef {ckpt.v1.MigrateRequest.$Properties} ckpt.v1.MigrateRequest.$Shape
             */

            /**
             * Constructs a new MigrateRequest.
             * @memberof ckpt.v1
             * @classdesc Represents a MigrateRequest.
             * @constructor
             * @param {ckpt.v1.MigrateRequest.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const MigrateRequest = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * MigrateRequest container.
             * @member {string} container
             * @memberof ckpt.v1.MigrateRequest
             * @instance
             */
            MigrateRequest.prototype.container = "";

            /**
             * MigrateRequest to.
             * @member {string} to
             * @memberof ckpt.v1.MigrateRequest
             * @instance
             */
            MigrateRequest.prototype.to = "";

            /**
             * MigrateRequest limits.
             * @member {ckpt.v1.Limits.$Properties|null|undefined} limits
             * @memberof ckpt.v1.MigrateRequest
             * @instance
             */
            MigrateRequest.prototype.limits = null;

            /**
             * MigrateRequest mode.
             * @member {string} mode
             * @memberof ckpt.v1.MigrateRequest
             * @instance
             */
            MigrateRequest.prototype.mode = "";

            /**
             * MigrateRequest throttle.
             * @member {number} throttle
             * @memberof ckpt.v1.MigrateRequest
             * @instance
             */
            MigrateRequest.prototype.throttle = 0;

            /**
             * MigrateRequest compress.
             * @member {string} compress
             * @memberof ckpt.v1.MigrateRequest
             * @instance
             */
            MigrateRequest.prototype.compress = "";

            /**
             * MigrateRequest restore.
             * @member {string} restore
             * @memberof ckpt.v1.MigrateRequest
             * @instance
             */
            MigrateRequest.prototype.restore = "";

            /**
             * MigrateRequest acceptLoss.
             * @member {string} acceptLoss
             * @memberof ckpt.v1.MigrateRequest
             * @instance
             */
            MigrateRequest.prototype.acceptLoss = "";

            /**
             * Creates a new MigrateRequest instance using the specified properties.
             * @function create
             * @memberof ckpt.v1.MigrateRequest
             * @static
             * @param {ckpt.v1.MigrateRequest.$Properties=} [properties] Properties to set
             * @returns {ckpt.v1.MigrateRequest} MigrateRequest instance
             * @type {{
             *   (properties: ckpt.v1.MigrateRequest.$Shape): ckpt.v1.MigrateRequest & ckpt.v1.MigrateRequest.$Shape;
             *   (properties?: ckpt.v1.MigrateRequest.$Properties): ckpt.v1.MigrateRequest;
             * }}
             */
            MigrateRequest.create = function(properties) {
                return new MigrateRequest(properties);
            };

            /**
             * Encodes the specified MigrateRequest message. Does not implicitly {@link ckpt.v1.MigrateRequest.verify|verify} messages.
             * @function encode
             * @memberof ckpt.v1.MigrateRequest
             * @static
             * @param {ckpt.v1.MigrateRequest.$Properties} message MigrateRequest message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            MigrateRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.container != null && $Object.hasOwnProperty.call(message, "container") && message.container !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.container);
                if (message.to != null && $Object.hasOwnProperty.call(message, "to") && message.to !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.to);
                if (message.limits != null && $Object.hasOwnProperty.call(message, "limits"))
                    $root.ckpt.v1.Limits.encode(message.limits, writer.uint32(/* id 3, wireType 2 =*/26).fork(), _depth + 1).ldelim();
                if (message.mode != null && $Object.hasOwnProperty.call(message, "mode") && message.mode !== "")
                    writer.uint32(/* id 4, wireType 2 =*/34).string(message.mode);
                if (message.throttle != null && $Object.hasOwnProperty.call(message, "throttle") && message.throttle !== 0)
                    writer.uint32(/* id 5, wireType 0 =*/40).uint32(message.throttle);
                if (message.compress != null && $Object.hasOwnProperty.call(message, "compress") && message.compress !== "")
                    writer.uint32(/* id 6, wireType 2 =*/50).string(message.compress);
                if (message.restore != null && $Object.hasOwnProperty.call(message, "restore") && message.restore !== "")
                    writer.uint32(/* id 7, wireType 2 =*/58).string(message.restore);
                if (message.acceptLoss != null && $Object.hasOwnProperty.call(message, "acceptLoss") && message.acceptLoss !== "")
                    writer.uint32(/* id 8, wireType 2 =*/66).string(message.acceptLoss);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a MigrateRequest message from the specified reader or buffer.
             * @function decode
             * @memberof ckpt.v1.MigrateRequest
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {ckpt.v1.MigrateRequest & ckpt.v1.MigrateRequest.$Shape} MigrateRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            MigrateRequest.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.ckpt.v1.MigrateRequest();
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
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.container = value;
                            else
                                delete message.container;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.to = value;
                            else
                                delete message.to;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            message.limits = $root.ckpt.v1.Limits.decode(reader, reader.size(), $undefined, _depth + 1, message.limits);
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.mode = value;
                            else
                                delete message.mode;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.throttle = value;
                            else
                                delete message.throttle;
                            continue;
                        }
                    case 6: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.compress = value;
                            else
                                delete message.compress;
                            continue;
                        }
                    case 7: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.restore = value;
                            else
                                delete message.restore;
                            continue;
                        }
                    case 8: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.acceptLoss = value;
                            else
                                delete message.acceptLoss;
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
                return message;
            };

            /**
             * Creates a MigrateRequest message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof ckpt.v1.MigrateRequest
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {ckpt.v1.MigrateRequest} MigrateRequest
             */
            MigrateRequest.fromObject = function (object, _depth) {
                if (object instanceof $root.ckpt.v1.MigrateRequest)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".ckpt.v1.MigrateRequest: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.ckpt.v1.MigrateRequest();
                if (object.container != null)
                    if (typeof object.container !== "string" || object.container.length)
                        message.container = $String(object.container);
                if (object.to != null)
                    if (typeof object.to !== "string" || object.to.length)
                        message.to = $String(object.to);
                if (object.limits != null) {
                    if (!$util.isObject(object.limits))
                        throw $TypeError(".ckpt.v1.MigrateRequest.limits: object expected");
                    message.limits = $root.ckpt.v1.Limits.fromObject(object.limits, _depth + 1);
                }
                if (object.mode != null)
                    if (typeof object.mode !== "string" || object.mode.length)
                        message.mode = $String(object.mode);
                if (object.throttle != null)
                    if ($Number(object.throttle) !== 0)
                        message.throttle = object.throttle >>> 0;
                if (object.compress != null)
                    if (typeof object.compress !== "string" || object.compress.length)
                        message.compress = $String(object.compress);
                if (object.restore != null)
                    if (typeof object.restore !== "string" || object.restore.length)
                        message.restore = $String(object.restore);
                if (object.acceptLoss != null)
                    if (typeof object.acceptLoss !== "string" || object.acceptLoss.length)
                        message.acceptLoss = $String(object.acceptLoss);
                return message;
            };

            /**
             * Creates a plain object from a MigrateRequest message. Also converts values to other types if specified.
             * @function toObject
             * @memberof ckpt.v1.MigrateRequest
             * @static
             * @param {ckpt.v1.MigrateRequest} message MigrateRequest
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            MigrateRequest.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults) {
                    object.container = "";
                    object.to = "";
                    object.limits = null;
                    object.mode = "";
                    object.throttle = 0;
                    object.compress = "";
                    object.restore = "";
                    object.acceptLoss = "";
                }
                if (message.container != null && $Object.hasOwnProperty.call(message, "container"))
                    object.container = message.container;
                if (message.to != null && $Object.hasOwnProperty.call(message, "to"))
                    object.to = message.to;
                if (message.limits != null && $Object.hasOwnProperty.call(message, "limits"))
                    object.limits = $root.ckpt.v1.Limits.toObject(message.limits, options, _depth + 1);
                if (message.mode != null && $Object.hasOwnProperty.call(message, "mode"))
                    object.mode = message.mode;
                if (message.throttle != null && $Object.hasOwnProperty.call(message, "throttle"))
                    object.throttle = message.throttle;
                if (message.compress != null && $Object.hasOwnProperty.call(message, "compress"))
                    object.compress = message.compress;
                if (message.restore != null && $Object.hasOwnProperty.call(message, "restore"))
                    object.restore = message.restore;
                if (message.acceptLoss != null && $Object.hasOwnProperty.call(message, "acceptLoss"))
                    object.acceptLoss = message.acceptLoss;
                return object;
            };

            /**
             * Converts this MigrateRequest to JSON.
             * @function toJSON
             * @memberof ckpt.v1.MigrateRequest
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            MigrateRequest.prototype.toJSON = function() {
                return MigrateRequest.toObject(this, $protobuf.util.toJSONOptions);
            };

            /**
             * Gets the type url for MigrateRequest
             * @function getTypeUrl
             * @memberof ckpt.v1.MigrateRequest
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            MigrateRequest.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/ckpt.v1.MigrateRequest";
            };

            return MigrateRequest;
        })();

        v1.Limits = (function() {

            /**
             * Properties of a Limits.
             * @typedef {Object} ckpt.v1.Limits.$Properties
             * @property {number|null} [pauseMs] Limits pauseMs
             * @property {number|null} [bytesPerSecond] Limits bytesPerSecond
             * @property {number|null} [timeoutMs] Limits timeoutMs
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Limits.
             * @memberof ckpt.v1
             * @interface ILimits
             * @augments ckpt.v1.Limits.$Properties
             * @deprecated Use ckpt.v1.Limits.$Properties instead.
             */

            /**
             * Shape of a Limits.
             * @typedef {ckpt.v1.Limits.$Properties} ckpt.v1.Limits.$Shape
             */

            /**
             * Constructs a new Limits.
             * @memberof ckpt.v1
             * @classdesc Represents a Limits.
             * @constructor
             * @param {ckpt.v1.Limits.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Limits = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Limits pauseMs.
             * @member {number} pauseMs
             * @memberof ckpt.v1.Limits
             * @instance
             */
            Limits.prototype.pauseMs = 0;

            /**
             * Limits bytesPerSecond.
             * @member {number} bytesPerSecond
             * @memberof ckpt.v1.Limits
             * @instance
             */
            Limits.prototype.bytesPerSecond = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * Limits timeoutMs.
             * @member {number} timeoutMs
             * @memberof ckpt.v1.Limits
             * @instance
             */
            Limits.prototype.timeoutMs = 0;

            /**
             * Creates a new Limits instance using the specified properties.
             * @function create
             * @memberof ckpt.v1.Limits
             * @static
             * @param {ckpt.v1.Limits.$Properties=} [properties] Properties to set
             * @returns {ckpt.v1.Limits} Limits instance
             * @type {{
             *   (properties: ckpt.v1.Limits.$Shape): ckpt.v1.Limits & ckpt.v1.Limits.$Shape;
             *   (properties?: ckpt.v1.Limits.$Properties): ckpt.v1.Limits;
             * }}
             */
            Limits.create = function(properties) {
                return new Limits(properties);
            };

            /**
             * Encodes the specified Limits message. Does not implicitly {@link ckpt.v1.Limits.verify|verify} messages.
             * @function encode
             * @memberof ckpt.v1.Limits
             * @static
             * @param {ckpt.v1.Limits.$Properties} message Limits message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Limits.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.pauseMs != null && $Object.hasOwnProperty.call(message, "pauseMs") && message.pauseMs !== 0)
                    writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.pauseMs);
                if (message.bytesPerSecond != null && $Object.hasOwnProperty.call(message, "bytesPerSecond") && (typeof message.bytesPerSecond === "object" ? message.bytesPerSecond.low || message.bytesPerSecond.high : message.bytesPerSecond !== 0))
                    writer.uint32(/* id 2, wireType 0 =*/16).uint64(message.bytesPerSecond);
                if (message.timeoutMs != null && $Object.hasOwnProperty.call(message, "timeoutMs") && message.timeoutMs !== 0)
                    writer.uint32(/* id 3, wireType 0 =*/24).uint32(message.timeoutMs);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Limits message from the specified reader or buffer.
             * @function decode
             * @memberof ckpt.v1.Limits
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {ckpt.v1.Limits & ckpt.v1.Limits.$Shape} Limits
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Limits.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.ckpt.v1.Limits();
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
                            if (value = reader.uint32())
                                message.pauseMs = value;
                            else
                                delete message.pauseMs;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.bytesPerSecond = value;
                            else
                                delete message.bytesPerSecond;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.timeoutMs = value;
                            else
                                delete message.timeoutMs;
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
                return message;
            };

            /**
             * Creates a Limits message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof ckpt.v1.Limits
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {ckpt.v1.Limits} Limits
             */
            Limits.fromObject = function (object, _depth) {
                if (object instanceof $root.ckpt.v1.Limits)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".ckpt.v1.Limits: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.ckpt.v1.Limits();
                if (object.pauseMs != null)
                    if ($Number(object.pauseMs) !== 0)
                        message.pauseMs = object.pauseMs >>> 0;
                if (object.bytesPerSecond != null)
                    if (typeof object.bytesPerSecond === "object" ? object.bytesPerSecond.low || object.bytesPerSecond.high : $Number(object.bytesPerSecond) !== 0)
                        if ($util.Long)
                            message.bytesPerSecond = $util.Long.fromValue(object.bytesPerSecond, true);
                        else if (typeof object.bytesPerSecond === "string")
                            message.bytesPerSecond = $parseInt(object.bytesPerSecond, 10);
                        else if (typeof object.bytesPerSecond === "number")
                            message.bytesPerSecond = object.bytesPerSecond;
                        else if (typeof object.bytesPerSecond === "object")
                            message.bytesPerSecond = new $util.LongBits(object.bytesPerSecond.low >>> 0, object.bytesPerSecond.high >>> 0).toNumber(true);
                if (object.timeoutMs != null)
                    if ($Number(object.timeoutMs) !== 0)
                        message.timeoutMs = object.timeoutMs >>> 0;
                return message;
            };

            /**
             * Creates a plain object from a Limits message. Also converts values to other types if specified.
             * @function toObject
             * @memberof ckpt.v1.Limits
             * @static
             * @param {ckpt.v1.Limits} message Limits
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            Limits.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults) {
                    object.pauseMs = 0;
                    if ($util.Long) {
                        let long = new $util.Long(0, 0, true);
                        object.bytesPerSecond = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                    } else
                        object.bytesPerSecond = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                    object.timeoutMs = 0;
                }
                if (message.pauseMs != null && $Object.hasOwnProperty.call(message, "pauseMs"))
                    object.pauseMs = message.pauseMs;
                if (message.bytesPerSecond != null && $Object.hasOwnProperty.call(message, "bytesPerSecond"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.bytesPerSecond = typeof message.bytesPerSecond === "number" ? $BigInt(message.bytesPerSecond) : $util.Long.fromBits(message.bytesPerSecond.low >>> 0, message.bytesPerSecond.high >>> 0, true).toBigInt();
                    else if (typeof message.bytesPerSecond === "number")
                        object.bytesPerSecond = options.longs === $String ? $String(message.bytesPerSecond) : message.bytesPerSecond;
                    else
                        object.bytesPerSecond = options.longs === $String ? $util.Long.prototype.toString.call(message.bytesPerSecond) : options.longs === $Number ? new $util.LongBits(message.bytesPerSecond.low >>> 0, message.bytesPerSecond.high >>> 0).toNumber(true) : message.bytesPerSecond;
                if (message.timeoutMs != null && $Object.hasOwnProperty.call(message, "timeoutMs"))
                    object.timeoutMs = message.timeoutMs;
                return object;
            };

            /**
             * Converts this Limits to JSON.
             * @function toJSON
             * @memberof ckpt.v1.Limits
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            Limits.prototype.toJSON = function() {
                return Limits.toObject(this, $protobuf.util.toJSONOptions);
            };

            /**
             * Gets the type url for Limits
             * @function getTypeUrl
             * @memberof ckpt.v1.Limits
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            Limits.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/ckpt.v1.Limits";
            };

            return Limits;
        })();

        v1.SetJobRequest = (function() {

            /**
             * Properties of a SetJobRequest.
             * @typedef {Object} ckpt.v1.SetJobRequest.$Properties
             * @property {string|null} [id] SetJobRequest id
             * @property {number|null} [pauseMs] SetJobRequest pauseMs
             * @property {number|null} [bytesPerSecond] SetJobRequest bytesPerSecond
             * @property {number|null} [timeoutMs] SetJobRequest timeoutMs
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a SetJobRequest.
             * @memberof ckpt.v1
             * @interface ISetJobRequest
             * @augments ckpt.v1.SetJobRequest.$Properties
             * @deprecated Use ckpt.v1.SetJobRequest.$Properties instead.
             */

            /**
             * Shape of a SetJobRequest.
             * @typedef {ckpt.v1.SetJobRequest.$Properties} ckpt.v1.SetJobRequest.$Shape
             */

            /**
             * Constructs a new SetJobRequest.
             * @memberof ckpt.v1
             * @classdesc Represents a SetJobRequest.
             * @constructor
             * @param {ckpt.v1.SetJobRequest.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const SetJobRequest = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * SetJobRequest id.
             * @member {string} id
             * @memberof ckpt.v1.SetJobRequest
             * @instance
             */
            SetJobRequest.prototype.id = "";

            /**
             * SetJobRequest pauseMs.
             * @member {number|null|undefined} pauseMs
             * @memberof ckpt.v1.SetJobRequest
             * @instance
             */
            SetJobRequest.prototype.pauseMs = null;

            /**
             * SetJobRequest bytesPerSecond.
             * @member {number|null|undefined} bytesPerSecond
             * @memberof ckpt.v1.SetJobRequest
             * @instance
             */
            SetJobRequest.prototype.bytesPerSecond = null;

            /**
             * SetJobRequest timeoutMs.
             * @member {number|null|undefined} timeoutMs
             * @memberof ckpt.v1.SetJobRequest
             * @instance
             */
            SetJobRequest.prototype.timeoutMs = null;

            // OneOf field names bound to virtual getters and setters
            let $oneOfFields;

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(SetJobRequest.prototype, "_pauseMs", {
                get: $util.oneOfGetter($oneOfFields = ["pauseMs"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(SetJobRequest.prototype, "_bytesPerSecond", {
                get: $util.oneOfGetter($oneOfFields = ["bytesPerSecond"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(SetJobRequest.prototype, "_timeoutMs", {
                get: $util.oneOfGetter($oneOfFields = ["timeoutMs"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            /**
             * Creates a new SetJobRequest instance using the specified properties.
             * @function create
             * @memberof ckpt.v1.SetJobRequest
             * @static
             * @param {ckpt.v1.SetJobRequest.$Properties=} [properties] Properties to set
             * @returns {ckpt.v1.SetJobRequest} SetJobRequest instance
             * @type {{
             *   (properties: ckpt.v1.SetJobRequest.$Shape): ckpt.v1.SetJobRequest & ckpt.v1.SetJobRequest.$Shape;
             *   (properties?: ckpt.v1.SetJobRequest.$Properties): ckpt.v1.SetJobRequest;
             * }}
             */
            SetJobRequest.create = function(properties) {
                return new SetJobRequest(properties);
            };

            /**
             * Encodes the specified SetJobRequest message. Does not implicitly {@link ckpt.v1.SetJobRequest.verify|verify} messages.
             * @function encode
             * @memberof ckpt.v1.SetJobRequest
             * @static
             * @param {ckpt.v1.SetJobRequest.$Properties} message SetJobRequest message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            SetJobRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.id != null && $Object.hasOwnProperty.call(message, "id") && message.id !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.id);
                if (message.pauseMs != null && $Object.hasOwnProperty.call(message, "pauseMs"))
                    writer.uint32(/* id 2, wireType 0 =*/16).uint32(message.pauseMs);
                if (message.bytesPerSecond != null && $Object.hasOwnProperty.call(message, "bytesPerSecond"))
                    writer.uint32(/* id 3, wireType 0 =*/24).uint64(message.bytesPerSecond);
                if (message.timeoutMs != null && $Object.hasOwnProperty.call(message, "timeoutMs"))
                    writer.uint32(/* id 4, wireType 0 =*/32).uint32(message.timeoutMs);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a SetJobRequest message from the specified reader or buffer.
             * @function decode
             * @memberof ckpt.v1.SetJobRequest
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {ckpt.v1.SetJobRequest & ckpt.v1.SetJobRequest.$Shape} SetJobRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            SetJobRequest.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.ckpt.v1.SetJobRequest();
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
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.id = value;
                            else
                                delete message.id;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            message.pauseMs = reader.uint32();
                            message._pauseMs = "pauseMs";
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            message.bytesPerSecond = reader.uint64();
                            message._bytesPerSecond = "bytesPerSecond";
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            message.timeoutMs = reader.uint32();
                            message._timeoutMs = "timeoutMs";
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
                return message;
            };

            /**
             * Creates a SetJobRequest message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof ckpt.v1.SetJobRequest
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {ckpt.v1.SetJobRequest} SetJobRequest
             */
            SetJobRequest.fromObject = function (object, _depth) {
                if (object instanceof $root.ckpt.v1.SetJobRequest)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".ckpt.v1.SetJobRequest: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.ckpt.v1.SetJobRequest();
                if (object.id != null)
                    if (typeof object.id !== "string" || object.id.length)
                        message.id = $String(object.id);
                if (object.pauseMs != null)
                    message.pauseMs = object.pauseMs >>> 0;
                if (object.bytesPerSecond != null)
                    if ($util.Long)
                        message.bytesPerSecond = $util.Long.fromValue(object.bytesPerSecond, true);
                    else if (typeof object.bytesPerSecond === "string")
                        message.bytesPerSecond = $parseInt(object.bytesPerSecond, 10);
                    else if (typeof object.bytesPerSecond === "number")
                        message.bytesPerSecond = object.bytesPerSecond;
                    else if (typeof object.bytesPerSecond === "object")
                        message.bytesPerSecond = new $util.LongBits(object.bytesPerSecond.low >>> 0, object.bytesPerSecond.high >>> 0).toNumber(true);
                if (object.timeoutMs != null)
                    message.timeoutMs = object.timeoutMs >>> 0;
                return message;
            };

            /**
             * Creates a plain object from a SetJobRequest message. Also converts values to other types if specified.
             * @function toObject
             * @memberof ckpt.v1.SetJobRequest
             * @static
             * @param {ckpt.v1.SetJobRequest} message SetJobRequest
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            SetJobRequest.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults)
                    object.id = "";
                if (message.id != null && $Object.hasOwnProperty.call(message, "id"))
                    object.id = message.id;
                if (message.pauseMs != null && $Object.hasOwnProperty.call(message, "pauseMs"))
                    object.pauseMs = message.pauseMs;
                if (message.bytesPerSecond != null && $Object.hasOwnProperty.call(message, "bytesPerSecond"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.bytesPerSecond = typeof message.bytesPerSecond === "number" ? $BigInt(message.bytesPerSecond) : $util.Long.fromBits(message.bytesPerSecond.low >>> 0, message.bytesPerSecond.high >>> 0, true).toBigInt();
                    else if (typeof message.bytesPerSecond === "number")
                        object.bytesPerSecond = options.longs === $String ? $String(message.bytesPerSecond) : message.bytesPerSecond;
                    else
                        object.bytesPerSecond = options.longs === $String ? $util.Long.prototype.toString.call(message.bytesPerSecond) : options.longs === $Number ? new $util.LongBits(message.bytesPerSecond.low >>> 0, message.bytesPerSecond.high >>> 0).toNumber(true) : message.bytesPerSecond;
                if (message.timeoutMs != null && $Object.hasOwnProperty.call(message, "timeoutMs"))
                    object.timeoutMs = message.timeoutMs;
                return object;
            };

            /**
             * Converts this SetJobRequest to JSON.
             * @function toJSON
             * @memberof ckpt.v1.SetJobRequest
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            SetJobRequest.prototype.toJSON = function() {
                return SetJobRequest.toObject(this, $protobuf.util.toJSONOptions);
            };

            /**
             * Gets the type url for SetJobRequest
             * @function getTypeUrl
             * @memberof ckpt.v1.SetJobRequest
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            SetJobRequest.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/ckpt.v1.SetJobRequest";
            };

            return SetJobRequest;
        })();

        v1.JobRef = (function() {

            /**
             * Properties of a JobRef.
             * @typedef {Object} ckpt.v1.JobRef.$Properties
             * @property {string|null} [id] JobRef id
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a JobRef.
             * @memberof ckpt.v1
             * @interface IJobRef
             * @augments ckpt.v1.JobRef.$Properties
             * @deprecated Use ckpt.v1.JobRef.$Properties instead.
             */

            /**
             * Shape of a JobRef.
             * @typedef {ckpt.v1.JobRef.$Properties} ckpt.v1.JobRef.$Shape
             */

            /**
             * Constructs a new JobRef.
             * @memberof ckpt.v1
             * @classdesc Represents a JobRef.
             * @constructor
             * @param {ckpt.v1.JobRef.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const JobRef = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * JobRef id.
             * @member {string} id
             * @memberof ckpt.v1.JobRef
             * @instance
             */
            JobRef.prototype.id = "";

            /**
             * Creates a new JobRef instance using the specified properties.
             * @function create
             * @memberof ckpt.v1.JobRef
             * @static
             * @param {ckpt.v1.JobRef.$Properties=} [properties] Properties to set
             * @returns {ckpt.v1.JobRef} JobRef instance
             * @type {{
             *   (properties: ckpt.v1.JobRef.$Shape): ckpt.v1.JobRef & ckpt.v1.JobRef.$Shape;
             *   (properties?: ckpt.v1.JobRef.$Properties): ckpt.v1.JobRef;
             * }}
             */
            JobRef.create = function(properties) {
                return new JobRef(properties);
            };

            /**
             * Encodes the specified JobRef message. Does not implicitly {@link ckpt.v1.JobRef.verify|verify} messages.
             * @function encode
             * @memberof ckpt.v1.JobRef
             * @static
             * @param {ckpt.v1.JobRef.$Properties} message JobRef message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            JobRef.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.id != null && $Object.hasOwnProperty.call(message, "id") && message.id !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.id);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a JobRef message from the specified reader or buffer.
             * @function decode
             * @memberof ckpt.v1.JobRef
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {ckpt.v1.JobRef & ckpt.v1.JobRef.$Shape} JobRef
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            JobRef.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.ckpt.v1.JobRef();
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
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.id = value;
                            else
                                delete message.id;
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
                return message;
            };

            /**
             * Creates a JobRef message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof ckpt.v1.JobRef
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {ckpt.v1.JobRef} JobRef
             */
            JobRef.fromObject = function (object, _depth) {
                if (object instanceof $root.ckpt.v1.JobRef)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".ckpt.v1.JobRef: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.ckpt.v1.JobRef();
                if (object.id != null)
                    if (typeof object.id !== "string" || object.id.length)
                        message.id = $String(object.id);
                return message;
            };

            /**
             * Creates a plain object from a JobRef message. Also converts values to other types if specified.
             * @function toObject
             * @memberof ckpt.v1.JobRef
             * @static
             * @param {ckpt.v1.JobRef} message JobRef
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            JobRef.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults)
                    object.id = "";
                if (message.id != null && $Object.hasOwnProperty.call(message, "id"))
                    object.id = message.id;
                return object;
            };

            /**
             * Converts this JobRef to JSON.
             * @function toJSON
             * @memberof ckpt.v1.JobRef
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            JobRef.prototype.toJSON = function() {
                return JobRef.toObject(this, $protobuf.util.toJSONOptions);
            };

            /**
             * Gets the type url for JobRef
             * @function getTypeUrl
             * @memberof ckpt.v1.JobRef
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            JobRef.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/ckpt.v1.JobRef";
            };

            return JobRef;
        })();

        v1.ResolveJobRequest = (function() {

            /**
             * Properties of a ResolveJobRequest.
             * @typedef {Object} ckpt.v1.ResolveJobRequest.$Properties
             * @property {string|null} [id] ResolveJobRequest id
             * @property {string|null} [verdict] ResolveJobRequest verdict
             * @property {string|null} [fenced] ResolveJobRequest fenced
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a ResolveJobRequest.
             * @memberof ckpt.v1
             * @interface IResolveJobRequest
             * @augments ckpt.v1.ResolveJobRequest.$Properties
             * @deprecated Use ckpt.v1.ResolveJobRequest.$Properties instead.
             */

            /**
             * Shape of a ResolveJobRequest.
             * @typedef {ckpt.v1.ResolveJobRequest.$Properties} ckpt.v1.ResolveJobRequest.$Shape
             */

            /**
             * Constructs a new ResolveJobRequest.
             * @memberof ckpt.v1
             * @classdesc Represents a ResolveJobRequest.
             * @constructor
             * @param {ckpt.v1.ResolveJobRequest.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const ResolveJobRequest = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * ResolveJobRequest id.
             * @member {string} id
             * @memberof ckpt.v1.ResolveJobRequest
             * @instance
             */
            ResolveJobRequest.prototype.id = "";

            /**
             * ResolveJobRequest verdict.
             * @member {string} verdict
             * @memberof ckpt.v1.ResolveJobRequest
             * @instance
             */
            ResolveJobRequest.prototype.verdict = "";

            /**
             * ResolveJobRequest fenced.
             * @member {string} fenced
             * @memberof ckpt.v1.ResolveJobRequest
             * @instance
             */
            ResolveJobRequest.prototype.fenced = "";

            /**
             * Creates a new ResolveJobRequest instance using the specified properties.
             * @function create
             * @memberof ckpt.v1.ResolveJobRequest
             * @static
             * @param {ckpt.v1.ResolveJobRequest.$Properties=} [properties] Properties to set
             * @returns {ckpt.v1.ResolveJobRequest} ResolveJobRequest instance
             * @type {{
             *   (properties: ckpt.v1.ResolveJobRequest.$Shape): ckpt.v1.ResolveJobRequest & ckpt.v1.ResolveJobRequest.$Shape;
             *   (properties?: ckpt.v1.ResolveJobRequest.$Properties): ckpt.v1.ResolveJobRequest;
             * }}
             */
            ResolveJobRequest.create = function(properties) {
                return new ResolveJobRequest(properties);
            };

            /**
             * Encodes the specified ResolveJobRequest message. Does not implicitly {@link ckpt.v1.ResolveJobRequest.verify|verify} messages.
             * @function encode
             * @memberof ckpt.v1.ResolveJobRequest
             * @static
             * @param {ckpt.v1.ResolveJobRequest.$Properties} message ResolveJobRequest message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            ResolveJobRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.id != null && $Object.hasOwnProperty.call(message, "id") && message.id !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.id);
                if (message.verdict != null && $Object.hasOwnProperty.call(message, "verdict") && message.verdict !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.verdict);
                if (message.fenced != null && $Object.hasOwnProperty.call(message, "fenced") && message.fenced !== "")
                    writer.uint32(/* id 3, wireType 2 =*/26).string(message.fenced);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a ResolveJobRequest message from the specified reader or buffer.
             * @function decode
             * @memberof ckpt.v1.ResolveJobRequest
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {ckpt.v1.ResolveJobRequest & ckpt.v1.ResolveJobRequest.$Shape} ResolveJobRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            ResolveJobRequest.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.ckpt.v1.ResolveJobRequest();
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
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.id = value;
                            else
                                delete message.id;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.verdict = value;
                            else
                                delete message.verdict;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.fenced = value;
                            else
                                delete message.fenced;
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
                return message;
            };

            /**
             * Creates a ResolveJobRequest message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof ckpt.v1.ResolveJobRequest
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {ckpt.v1.ResolveJobRequest} ResolveJobRequest
             */
            ResolveJobRequest.fromObject = function (object, _depth) {
                if (object instanceof $root.ckpt.v1.ResolveJobRequest)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".ckpt.v1.ResolveJobRequest: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.ckpt.v1.ResolveJobRequest();
                if (object.id != null)
                    if (typeof object.id !== "string" || object.id.length)
                        message.id = $String(object.id);
                if (object.verdict != null)
                    if (typeof object.verdict !== "string" || object.verdict.length)
                        message.verdict = $String(object.verdict);
                if (object.fenced != null)
                    if (typeof object.fenced !== "string" || object.fenced.length)
                        message.fenced = $String(object.fenced);
                return message;
            };

            /**
             * Creates a plain object from a ResolveJobRequest message. Also converts values to other types if specified.
             * @function toObject
             * @memberof ckpt.v1.ResolveJobRequest
             * @static
             * @param {ckpt.v1.ResolveJobRequest} message ResolveJobRequest
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            ResolveJobRequest.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults) {
                    object.id = "";
                    object.verdict = "";
                    object.fenced = "";
                }
                if (message.id != null && $Object.hasOwnProperty.call(message, "id"))
                    object.id = message.id;
                if (message.verdict != null && $Object.hasOwnProperty.call(message, "verdict"))
                    object.verdict = message.verdict;
                if (message.fenced != null && $Object.hasOwnProperty.call(message, "fenced"))
                    object.fenced = message.fenced;
                return object;
            };

            /**
             * Converts this ResolveJobRequest to JSON.
             * @function toJSON
             * @memberof ckpt.v1.ResolveJobRequest
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            ResolveJobRequest.prototype.toJSON = function() {
                return ResolveJobRequest.toObject(this, $protobuf.util.toJSONOptions);
            };

            /**
             * Gets the type url for ResolveJobRequest
             * @function getTypeUrl
             * @memberof ckpt.v1.ResolveJobRequest
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            ResolveJobRequest.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/ckpt.v1.ResolveJobRequest";
            };

            return ResolveJobRequest;
        })();

        v1.ListFencesRequest = (function() {

            /**
             * Properties of a ListFencesRequest.
             * @typedef {Object} ckpt.v1.ListFencesRequest.$Properties
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a ListFencesRequest.
             * @memberof ckpt.v1
             * @interface IListFencesRequest
             * @augments ckpt.v1.ListFencesRequest.$Properties
             * @deprecated Use ckpt.v1.ListFencesRequest.$Properties instead.
             */

            /**
             * Shape of a ListFencesRequest.
             * @typedef {ckpt.v1.ListFencesRequest.$Properties} ckpt.v1.ListFencesRequest.$Shape
             */

            /**
             * Constructs a new ListFencesRequest.
             * @memberof ckpt.v1
             * @classdesc Represents a ListFencesRequest.
             * @constructor
             * @param {ckpt.v1.ListFencesRequest.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const ListFencesRequest = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Creates a new ListFencesRequest instance using the specified properties.
             * @function create
             * @memberof ckpt.v1.ListFencesRequest
             * @static
             * @param {ckpt.v1.ListFencesRequest.$Properties=} [properties] Properties to set
             * @returns {ckpt.v1.ListFencesRequest} ListFencesRequest instance
             * @type {{
             *   (properties: ckpt.v1.ListFencesRequest.$Shape): ckpt.v1.ListFencesRequest & ckpt.v1.ListFencesRequest.$Shape;
             *   (properties?: ckpt.v1.ListFencesRequest.$Properties): ckpt.v1.ListFencesRequest;
             * }}
             */
            ListFencesRequest.create = function(properties) {
                return new ListFencesRequest(properties);
            };

            /**
             * Encodes the specified ListFencesRequest message. Does not implicitly {@link ckpt.v1.ListFencesRequest.verify|verify} messages.
             * @function encode
             * @memberof ckpt.v1.ListFencesRequest
             * @static
             * @param {ckpt.v1.ListFencesRequest.$Properties} message ListFencesRequest message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            ListFencesRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a ListFencesRequest message from the specified reader or buffer.
             * @function decode
             * @memberof ckpt.v1.ListFencesRequest
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {ckpt.v1.ListFencesRequest & ckpt.v1.ListFencesRequest.$Shape} ListFencesRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            ListFencesRequest.decode = function (reader, length, _end, _depth, _target) {
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
                message = _target || new $root.ckpt.v1.ListFencesRequest();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    reader.skipType(tag & 7, _depth, tag);
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
                return message;
            };

            /**
             * Creates a ListFencesRequest message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof ckpt.v1.ListFencesRequest
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {ckpt.v1.ListFencesRequest} ListFencesRequest
             */
            ListFencesRequest.fromObject = function (object, _depth) {
                if (object instanceof $root.ckpt.v1.ListFencesRequest)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".ckpt.v1.ListFencesRequest: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                return new $root.ckpt.v1.ListFencesRequest();
            };

            /**
             * Creates a plain object from a ListFencesRequest message. Also converts values to other types if specified.
             * @function toObject
             * @memberof ckpt.v1.ListFencesRequest
             * @static
             * @param {ckpt.v1.ListFencesRequest} message ListFencesRequest
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            ListFencesRequest.toObject = function () {
                return {};
            };

            /**
             * Converts this ListFencesRequest to JSON.
             * @function toJSON
             * @memberof ckpt.v1.ListFencesRequest
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            ListFencesRequest.prototype.toJSON = function() {
                return ListFencesRequest.toObject(this, $protobuf.util.toJSONOptions);
            };

            /**
             * Gets the type url for ListFencesRequest
             * @function getTypeUrl
             * @memberof ckpt.v1.ListFencesRequest
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            ListFencesRequest.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/ckpt.v1.ListFencesRequest";
            };

            return ListFencesRequest;
        })();

        v1.ListFencesReply = (function() {

            /**
             * Properties of a ListFencesReply.
             * @typedef {Object} ckpt.v1.ListFencesReply.$Properties
             * @property {Array.<ckpt.v1.Fence.$Properties>|null} [fences] ListFencesReply fences
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a ListFencesReply.
             * @memberof ckpt.v1
             * @interface IListFencesReply
             * @augments ckpt.v1.ListFencesReply.$Properties
             * @deprecated Use ckpt.v1.ListFencesReply.$Properties instead.
             */

            /**
             * Shape of a ListFencesReply.
             * @typedef {ckpt.v1.ListFencesReply.$Properties} ckpt.v1.ListFencesReply.$Shape
             */

            /**
             * Constructs a new ListFencesReply.
             * @memberof ckpt.v1
             * @classdesc Represents a ListFencesReply.
             * @constructor
             * @param {ckpt.v1.ListFencesReply.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const ListFencesReply = function (properties) {
                this.fences = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * ListFencesReply fences.
             * @member {Array.<ckpt.v1.Fence.$Properties>} fences
             * @memberof ckpt.v1.ListFencesReply
             * @instance
             */
            ListFencesReply.prototype.fences = $util.emptyArray;

            /**
             * Creates a new ListFencesReply instance using the specified properties.
             * @function create
             * @memberof ckpt.v1.ListFencesReply
             * @static
             * @param {ckpt.v1.ListFencesReply.$Properties=} [properties] Properties to set
             * @returns {ckpt.v1.ListFencesReply} ListFencesReply instance
             * @type {{
             *   (properties: ckpt.v1.ListFencesReply.$Shape): ckpt.v1.ListFencesReply & ckpt.v1.ListFencesReply.$Shape;
             *   (properties?: ckpt.v1.ListFencesReply.$Properties): ckpt.v1.ListFencesReply;
             * }}
             */
            ListFencesReply.create = function(properties) {
                return new ListFencesReply(properties);
            };

            /**
             * Encodes the specified ListFencesReply message. Does not implicitly {@link ckpt.v1.ListFencesReply.verify|verify} messages.
             * @function encode
             * @memberof ckpt.v1.ListFencesReply
             * @static
             * @param {ckpt.v1.ListFencesReply.$Properties} message ListFencesReply message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            ListFencesReply.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.fences != null && message.fences.length)
                    for (let i = 0; i < message.fences.length; ++i)
                        $root.ckpt.v1.Fence.encode(message.fences[i], writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a ListFencesReply message from the specified reader or buffer.
             * @function decode
             * @memberof ckpt.v1.ListFencesReply
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {ckpt.v1.ListFencesReply & ckpt.v1.ListFencesReply.$Shape} ListFencesReply
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            ListFencesReply.decode = function (reader, length, _end, _depth, _target) {
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
                message = _target || new $root.ckpt.v1.ListFencesReply();
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
                            if (wireType !== 2)
                                break;
                            if (!(message.fences && message.fences.length))
                                message.fences = [];
                            message.fences.push($root.ckpt.v1.Fence.decode(reader, reader.size(), $undefined, _depth + 1));
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
                return message;
            };

            /**
             * Creates a ListFencesReply message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof ckpt.v1.ListFencesReply
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {ckpt.v1.ListFencesReply} ListFencesReply
             */
            ListFencesReply.fromObject = function (object, _depth) {
                if (object instanceof $root.ckpt.v1.ListFencesReply)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".ckpt.v1.ListFencesReply: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.ckpt.v1.ListFencesReply();
                if (object.fences) {
                    if (!$Array.isArray(object.fences))
                        throw $TypeError(".ckpt.v1.ListFencesReply.fences: array expected");
                    message.fences = $Array(object.fences.length);
                    for (let i = 0; i < object.fences.length; ++i) {
                        if (!$util.isObject(object.fences[i]))
                            throw $TypeError(".ckpt.v1.ListFencesReply.fences: object expected");
                        message.fences[i] = $root.ckpt.v1.Fence.fromObject(object.fences[i], _depth + 1);
                    }
                }
                return message;
            };

            /**
             * Creates a plain object from a ListFencesReply message. Also converts values to other types if specified.
             * @function toObject
             * @memberof ckpt.v1.ListFencesReply
             * @static
             * @param {ckpt.v1.ListFencesReply} message ListFencesReply
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            ListFencesReply.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.arrays || options.defaults)
                    object.fences = [];
                if (message.fences && message.fences.length) {
                    object.fences = $Array(message.fences.length);
                    for (let j = 0; j < message.fences.length; ++j)
                        object.fences[j] = $root.ckpt.v1.Fence.toObject(message.fences[j], options, _depth + 1);
                }
                return object;
            };

            /**
             * Converts this ListFencesReply to JSON.
             * @function toJSON
             * @memberof ckpt.v1.ListFencesReply
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            ListFencesReply.prototype.toJSON = function() {
                return ListFencesReply.toObject(this, $protobuf.util.toJSONOptions);
            };

            /**
             * Gets the type url for ListFencesReply
             * @function getTypeUrl
             * @memberof ckpt.v1.ListFencesReply
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            ListFencesReply.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/ckpt.v1.ListFencesReply";
            };

            return ListFencesReply;
        })();

        v1.Fence = (function() {

            /**
             * Properties of a Fence.
             * @typedef {Object} ckpt.v1.Fence.$Properties
             * @property {string|null} [container] Fence container
             * @property {string|null} [name] Fence name
             * @property {string|null} [owner] Fence owner
             * @property {number|null} [epoch] Fence epoch
             * @property {string|null} [state] Fence state
             * @property {string|null} [job] Fence job
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Fence.
             * @memberof ckpt.v1
             * @interface IFence
             * @augments ckpt.v1.Fence.$Properties
             * @deprecated Use ckpt.v1.Fence.$Properties instead.
             */

            /**
             * Shape of a Fence.
             * @typedef {ckpt.v1.Fence.$Properties} ckpt.v1.Fence.$Shape
             */

            /**
             * Constructs a new Fence.
             * @memberof ckpt.v1
             * @classdesc Represents a Fence.
             * @constructor
             * @param {ckpt.v1.Fence.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Fence = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Fence container.
             * @member {string} container
             * @memberof ckpt.v1.Fence
             * @instance
             */
            Fence.prototype.container = "";

            /**
             * Fence name.
             * @member {string} name
             * @memberof ckpt.v1.Fence
             * @instance
             */
            Fence.prototype.name = "";

            /**
             * Fence owner.
             * @member {string} owner
             * @memberof ckpt.v1.Fence
             * @instance
             */
            Fence.prototype.owner = "";

            /**
             * Fence epoch.
             * @member {number} epoch
             * @memberof ckpt.v1.Fence
             * @instance
             */
            Fence.prototype.epoch = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * Fence state.
             * @member {string} state
             * @memberof ckpt.v1.Fence
             * @instance
             */
            Fence.prototype.state = "";

            /**
             * Fence job.
             * @member {string} job
             * @memberof ckpt.v1.Fence
             * @instance
             */
            Fence.prototype.job = "";

            /**
             * Creates a new Fence instance using the specified properties.
             * @function create
             * @memberof ckpt.v1.Fence
             * @static
             * @param {ckpt.v1.Fence.$Properties=} [properties] Properties to set
             * @returns {ckpt.v1.Fence} Fence instance
             * @type {{
             *   (properties: ckpt.v1.Fence.$Shape): ckpt.v1.Fence & ckpt.v1.Fence.$Shape;
             *   (properties?: ckpt.v1.Fence.$Properties): ckpt.v1.Fence;
             * }}
             */
            Fence.create = function(properties) {
                return new Fence(properties);
            };

            /**
             * Encodes the specified Fence message. Does not implicitly {@link ckpt.v1.Fence.verify|verify} messages.
             * @function encode
             * @memberof ckpt.v1.Fence
             * @static
             * @param {ckpt.v1.Fence.$Properties} message Fence message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Fence.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.container != null && $Object.hasOwnProperty.call(message, "container") && message.container !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.container);
                if (message.name != null && $Object.hasOwnProperty.call(message, "name") && message.name !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.name);
                if (message.owner != null && $Object.hasOwnProperty.call(message, "owner") && message.owner !== "")
                    writer.uint32(/* id 3, wireType 2 =*/26).string(message.owner);
                if (message.epoch != null && $Object.hasOwnProperty.call(message, "epoch") && (typeof message.epoch === "object" ? message.epoch.low || message.epoch.high : message.epoch !== 0))
                    writer.uint32(/* id 4, wireType 0 =*/32).uint64(message.epoch);
                if (message.state != null && $Object.hasOwnProperty.call(message, "state") && message.state !== "")
                    writer.uint32(/* id 5, wireType 2 =*/42).string(message.state);
                if (message.job != null && $Object.hasOwnProperty.call(message, "job") && message.job !== "")
                    writer.uint32(/* id 6, wireType 2 =*/50).string(message.job);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Fence message from the specified reader or buffer.
             * @function decode
             * @memberof ckpt.v1.Fence
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {ckpt.v1.Fence & ckpt.v1.Fence.$Shape} Fence
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Fence.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.ckpt.v1.Fence();
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
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.container = value;
                            else
                                delete message.container;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.name = value;
                            else
                                delete message.name;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.owner = value;
                            else
                                delete message.owner;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.epoch = value;
                            else
                                delete message.epoch;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.state = value;
                            else
                                delete message.state;
                            continue;
                        }
                    case 6: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.job = value;
                            else
                                delete message.job;
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
                return message;
            };

            /**
             * Creates a Fence message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof ckpt.v1.Fence
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {ckpt.v1.Fence} Fence
             */
            Fence.fromObject = function (object, _depth) {
                if (object instanceof $root.ckpt.v1.Fence)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".ckpt.v1.Fence: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.ckpt.v1.Fence();
                if (object.container != null)
                    if (typeof object.container !== "string" || object.container.length)
                        message.container = $String(object.container);
                if (object.name != null)
                    if (typeof object.name !== "string" || object.name.length)
                        message.name = $String(object.name);
                if (object.owner != null)
                    if (typeof object.owner !== "string" || object.owner.length)
                        message.owner = $String(object.owner);
                if (object.epoch != null)
                    if (typeof object.epoch === "object" ? object.epoch.low || object.epoch.high : $Number(object.epoch) !== 0)
                        if ($util.Long)
                            message.epoch = $util.Long.fromValue(object.epoch, true);
                        else if (typeof object.epoch === "string")
                            message.epoch = $parseInt(object.epoch, 10);
                        else if (typeof object.epoch === "number")
                            message.epoch = object.epoch;
                        else if (typeof object.epoch === "object")
                            message.epoch = new $util.LongBits(object.epoch.low >>> 0, object.epoch.high >>> 0).toNumber(true);
                if (object.state != null)
                    if (typeof object.state !== "string" || object.state.length)
                        message.state = $String(object.state);
                if (object.job != null)
                    if (typeof object.job !== "string" || object.job.length)
                        message.job = $String(object.job);
                return message;
            };

            /**
             * Creates a plain object from a Fence message. Also converts values to other types if specified.
             * @function toObject
             * @memberof ckpt.v1.Fence
             * @static
             * @param {ckpt.v1.Fence} message Fence
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            Fence.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults) {
                    object.container = "";
                    object.name = "";
                    object.owner = "";
                    if ($util.Long) {
                        let long = new $util.Long(0, 0, true);
                        object.epoch = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                    } else
                        object.epoch = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                    object.state = "";
                    object.job = "";
                }
                if (message.container != null && $Object.hasOwnProperty.call(message, "container"))
                    object.container = message.container;
                if (message.name != null && $Object.hasOwnProperty.call(message, "name"))
                    object.name = message.name;
                if (message.owner != null && $Object.hasOwnProperty.call(message, "owner"))
                    object.owner = message.owner;
                if (message.epoch != null && $Object.hasOwnProperty.call(message, "epoch"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.epoch = typeof message.epoch === "number" ? $BigInt(message.epoch) : $util.Long.fromBits(message.epoch.low >>> 0, message.epoch.high >>> 0, true).toBigInt();
                    else if (typeof message.epoch === "number")
                        object.epoch = options.longs === $String ? $String(message.epoch) : message.epoch;
                    else
                        object.epoch = options.longs === $String ? $util.Long.prototype.toString.call(message.epoch) : options.longs === $Number ? new $util.LongBits(message.epoch.low >>> 0, message.epoch.high >>> 0).toNumber(true) : message.epoch;
                if (message.state != null && $Object.hasOwnProperty.call(message, "state"))
                    object.state = message.state;
                if (message.job != null && $Object.hasOwnProperty.call(message, "job"))
                    object.job = message.job;
                return object;
            };

            /**
             * Converts this Fence to JSON.
             * @function toJSON
             * @memberof ckpt.v1.Fence
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            Fence.prototype.toJSON = function() {
                return Fence.toObject(this, $protobuf.util.toJSONOptions);
            };

            /**
             * Gets the type url for Fence
             * @function getTypeUrl
             * @memberof ckpt.v1.Fence
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            Fence.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/ckpt.v1.Fence";
            };

            return Fence;
        })();

        v1.ClearFenceRequest = (function() {

            /**
             * Properties of a ClearFenceRequest.
             * @typedef {Object} ckpt.v1.ClearFenceRequest.$Properties
             * @property {string|null} [container] ClearFenceRequest container
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a ClearFenceRequest.
             * @memberof ckpt.v1
             * @interface IClearFenceRequest
             * @augments ckpt.v1.ClearFenceRequest.$Properties
             * @deprecated Use ckpt.v1.ClearFenceRequest.$Properties instead.
             */

            /**
             * Shape of a ClearFenceRequest.
             * @typedef {ckpt.v1.ClearFenceRequest.$Properties} ckpt.v1.ClearFenceRequest.$Shape
             */

            /**
             * Constructs a new ClearFenceRequest.
             * @memberof ckpt.v1
             * @classdesc Represents a ClearFenceRequest.
             * @constructor
             * @param {ckpt.v1.ClearFenceRequest.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const ClearFenceRequest = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * ClearFenceRequest container.
             * @member {string} container
             * @memberof ckpt.v1.ClearFenceRequest
             * @instance
             */
            ClearFenceRequest.prototype.container = "";

            /**
             * Creates a new ClearFenceRequest instance using the specified properties.
             * @function create
             * @memberof ckpt.v1.ClearFenceRequest
             * @static
             * @param {ckpt.v1.ClearFenceRequest.$Properties=} [properties] Properties to set
             * @returns {ckpt.v1.ClearFenceRequest} ClearFenceRequest instance
             * @type {{
             *   (properties: ckpt.v1.ClearFenceRequest.$Shape): ckpt.v1.ClearFenceRequest & ckpt.v1.ClearFenceRequest.$Shape;
             *   (properties?: ckpt.v1.ClearFenceRequest.$Properties): ckpt.v1.ClearFenceRequest;
             * }}
             */
            ClearFenceRequest.create = function(properties) {
                return new ClearFenceRequest(properties);
            };

            /**
             * Encodes the specified ClearFenceRequest message. Does not implicitly {@link ckpt.v1.ClearFenceRequest.verify|verify} messages.
             * @function encode
             * @memberof ckpt.v1.ClearFenceRequest
             * @static
             * @param {ckpt.v1.ClearFenceRequest.$Properties} message ClearFenceRequest message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            ClearFenceRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.container != null && $Object.hasOwnProperty.call(message, "container") && message.container !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.container);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a ClearFenceRequest message from the specified reader or buffer.
             * @function decode
             * @memberof ckpt.v1.ClearFenceRequest
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {ckpt.v1.ClearFenceRequest & ckpt.v1.ClearFenceRequest.$Shape} ClearFenceRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            ClearFenceRequest.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.ckpt.v1.ClearFenceRequest();
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
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.container = value;
                            else
                                delete message.container;
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
                return message;
            };

            /**
             * Creates a ClearFenceRequest message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof ckpt.v1.ClearFenceRequest
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {ckpt.v1.ClearFenceRequest} ClearFenceRequest
             */
            ClearFenceRequest.fromObject = function (object, _depth) {
                if (object instanceof $root.ckpt.v1.ClearFenceRequest)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".ckpt.v1.ClearFenceRequest: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.ckpt.v1.ClearFenceRequest();
                if (object.container != null)
                    if (typeof object.container !== "string" || object.container.length)
                        message.container = $String(object.container);
                return message;
            };

            /**
             * Creates a plain object from a ClearFenceRequest message. Also converts values to other types if specified.
             * @function toObject
             * @memberof ckpt.v1.ClearFenceRequest
             * @static
             * @param {ckpt.v1.ClearFenceRequest} message ClearFenceRequest
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            ClearFenceRequest.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults)
                    object.container = "";
                if (message.container != null && $Object.hasOwnProperty.call(message, "container"))
                    object.container = message.container;
                return object;
            };

            /**
             * Converts this ClearFenceRequest to JSON.
             * @function toJSON
             * @memberof ckpt.v1.ClearFenceRequest
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            ClearFenceRequest.prototype.toJSON = function() {
                return ClearFenceRequest.toObject(this, $protobuf.util.toJSONOptions);
            };

            /**
             * Gets the type url for ClearFenceRequest
             * @function getTypeUrl
             * @memberof ckpt.v1.ClearFenceRequest
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            ClearFenceRequest.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/ckpt.v1.ClearFenceRequest";
            };

            return ClearFenceRequest;
        })();

        v1.ListJobsRequest = (function() {

            /**
             * Properties of a ListJobsRequest.
             * @typedef {Object} ckpt.v1.ListJobsRequest.$Properties
             * @property {boolean|null} [all] ListJobsRequest all
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a ListJobsRequest.
             * @memberof ckpt.v1
             * @interface IListJobsRequest
             * @augments ckpt.v1.ListJobsRequest.$Properties
             * @deprecated Use ckpt.v1.ListJobsRequest.$Properties instead.
             */

            /**
             * Shape of a ListJobsRequest.
             * @typedef {ckpt.v1.ListJobsRequest.$Properties} ckpt.v1.ListJobsRequest.$Shape
             */

            /**
             * Constructs a new ListJobsRequest.
             * @memberof ckpt.v1
             * @classdesc Represents a ListJobsRequest.
             * @constructor
             * @param {ckpt.v1.ListJobsRequest.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const ListJobsRequest = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * ListJobsRequest all.
             * @member {boolean} all
             * @memberof ckpt.v1.ListJobsRequest
             * @instance
             */
            ListJobsRequest.prototype.all = false;

            /**
             * Creates a new ListJobsRequest instance using the specified properties.
             * @function create
             * @memberof ckpt.v1.ListJobsRequest
             * @static
             * @param {ckpt.v1.ListJobsRequest.$Properties=} [properties] Properties to set
             * @returns {ckpt.v1.ListJobsRequest} ListJobsRequest instance
             * @type {{
             *   (properties: ckpt.v1.ListJobsRequest.$Shape): ckpt.v1.ListJobsRequest & ckpt.v1.ListJobsRequest.$Shape;
             *   (properties?: ckpt.v1.ListJobsRequest.$Properties): ckpt.v1.ListJobsRequest;
             * }}
             */
            ListJobsRequest.create = function(properties) {
                return new ListJobsRequest(properties);
            };

            /**
             * Encodes the specified ListJobsRequest message. Does not implicitly {@link ckpt.v1.ListJobsRequest.verify|verify} messages.
             * @function encode
             * @memberof ckpt.v1.ListJobsRequest
             * @static
             * @param {ckpt.v1.ListJobsRequest.$Properties} message ListJobsRequest message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            ListJobsRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.all != null && $Object.hasOwnProperty.call(message, "all") && message.all !== false)
                    writer.uint32(/* id 1, wireType 0 =*/8).bool(message.all);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a ListJobsRequest message from the specified reader or buffer.
             * @function decode
             * @memberof ckpt.v1.ListJobsRequest
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {ckpt.v1.ListJobsRequest & ckpt.v1.ListJobsRequest.$Shape} ListJobsRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            ListJobsRequest.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.ckpt.v1.ListJobsRequest();
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
                            if (value = reader.bool())
                                message.all = value;
                            else
                                delete message.all;
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
                return message;
            };

            /**
             * Creates a ListJobsRequest message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof ckpt.v1.ListJobsRequest
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {ckpt.v1.ListJobsRequest} ListJobsRequest
             */
            ListJobsRequest.fromObject = function (object, _depth) {
                if (object instanceof $root.ckpt.v1.ListJobsRequest)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".ckpt.v1.ListJobsRequest: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.ckpt.v1.ListJobsRequest();
                if (object.all != null)
                    if (object.all)
                        message.all = $Boolean(object.all);
                return message;
            };

            /**
             * Creates a plain object from a ListJobsRequest message. Also converts values to other types if specified.
             * @function toObject
             * @memberof ckpt.v1.ListJobsRequest
             * @static
             * @param {ckpt.v1.ListJobsRequest} message ListJobsRequest
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            ListJobsRequest.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults)
                    object.all = false;
                if (message.all != null && $Object.hasOwnProperty.call(message, "all"))
                    object.all = message.all;
                return object;
            };

            /**
             * Converts this ListJobsRequest to JSON.
             * @function toJSON
             * @memberof ckpt.v1.ListJobsRequest
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            ListJobsRequest.prototype.toJSON = function() {
                return ListJobsRequest.toObject(this, $protobuf.util.toJSONOptions);
            };

            /**
             * Gets the type url for ListJobsRequest
             * @function getTypeUrl
             * @memberof ckpt.v1.ListJobsRequest
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            ListJobsRequest.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/ckpt.v1.ListJobsRequest";
            };

            return ListJobsRequest;
        })();

        v1.ListJobsReply = (function() {

            /**
             * Properties of a ListJobsReply.
             * @typedef {Object} ckpt.v1.ListJobsReply.$Properties
             * @property {Array.<ckpt.v1.Job.$Properties>|null} [jobs] ListJobsReply jobs
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a ListJobsReply.
             * @memberof ckpt.v1
             * @interface IListJobsReply
             * @augments ckpt.v1.ListJobsReply.$Properties
             * @deprecated Use ckpt.v1.ListJobsReply.$Properties instead.
             */

            /**
             * Shape of a ListJobsReply.
             * @typedef {ckpt.v1.ListJobsReply.$Properties} ckpt.v1.ListJobsReply.$Shape
             */

            /**
             * Constructs a new ListJobsReply.
             * @memberof ckpt.v1
             * @classdesc Represents a ListJobsReply.
             * @constructor
             * @param {ckpt.v1.ListJobsReply.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const ListJobsReply = function (properties) {
                this.jobs = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * ListJobsReply jobs.
             * @member {Array.<ckpt.v1.Job.$Properties>} jobs
             * @memberof ckpt.v1.ListJobsReply
             * @instance
             */
            ListJobsReply.prototype.jobs = $util.emptyArray;

            /**
             * Creates a new ListJobsReply instance using the specified properties.
             * @function create
             * @memberof ckpt.v1.ListJobsReply
             * @static
             * @param {ckpt.v1.ListJobsReply.$Properties=} [properties] Properties to set
             * @returns {ckpt.v1.ListJobsReply} ListJobsReply instance
             * @type {{
             *   (properties: ckpt.v1.ListJobsReply.$Shape): ckpt.v1.ListJobsReply & ckpt.v1.ListJobsReply.$Shape;
             *   (properties?: ckpt.v1.ListJobsReply.$Properties): ckpt.v1.ListJobsReply;
             * }}
             */
            ListJobsReply.create = function(properties) {
                return new ListJobsReply(properties);
            };

            /**
             * Encodes the specified ListJobsReply message. Does not implicitly {@link ckpt.v1.ListJobsReply.verify|verify} messages.
             * @function encode
             * @memberof ckpt.v1.ListJobsReply
             * @static
             * @param {ckpt.v1.ListJobsReply.$Properties} message ListJobsReply message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            ListJobsReply.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.jobs != null && message.jobs.length)
                    for (let i = 0; i < message.jobs.length; ++i)
                        $root.ckpt.v1.Job.encode(message.jobs[i], writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a ListJobsReply message from the specified reader or buffer.
             * @function decode
             * @memberof ckpt.v1.ListJobsReply
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {ckpt.v1.ListJobsReply & ckpt.v1.ListJobsReply.$Shape} ListJobsReply
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            ListJobsReply.decode = function (reader, length, _end, _depth, _target) {
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
                message = _target || new $root.ckpt.v1.ListJobsReply();
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
                            if (wireType !== 2)
                                break;
                            if (!(message.jobs && message.jobs.length))
                                message.jobs = [];
                            message.jobs.push($root.ckpt.v1.Job.decode(reader, reader.size(), $undefined, _depth + 1));
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
                return message;
            };

            /**
             * Creates a ListJobsReply message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof ckpt.v1.ListJobsReply
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {ckpt.v1.ListJobsReply} ListJobsReply
             */
            ListJobsReply.fromObject = function (object, _depth) {
                if (object instanceof $root.ckpt.v1.ListJobsReply)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".ckpt.v1.ListJobsReply: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.ckpt.v1.ListJobsReply();
                if (object.jobs) {
                    if (!$Array.isArray(object.jobs))
                        throw $TypeError(".ckpt.v1.ListJobsReply.jobs: array expected");
                    message.jobs = $Array(object.jobs.length);
                    for (let i = 0; i < object.jobs.length; ++i) {
                        if (!$util.isObject(object.jobs[i]))
                            throw $TypeError(".ckpt.v1.ListJobsReply.jobs: object expected");
                        message.jobs[i] = $root.ckpt.v1.Job.fromObject(object.jobs[i], _depth + 1);
                    }
                }
                return message;
            };

            /**
             * Creates a plain object from a ListJobsReply message. Also converts values to other types if specified.
             * @function toObject
             * @memberof ckpt.v1.ListJobsReply
             * @static
             * @param {ckpt.v1.ListJobsReply} message ListJobsReply
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            ListJobsReply.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.arrays || options.defaults)
                    object.jobs = [];
                if (message.jobs && message.jobs.length) {
                    object.jobs = $Array(message.jobs.length);
                    for (let j = 0; j < message.jobs.length; ++j)
                        object.jobs[j] = $root.ckpt.v1.Job.toObject(message.jobs[j], options, _depth + 1);
                }
                return object;
            };

            /**
             * Converts this ListJobsReply to JSON.
             * @function toJSON
             * @memberof ckpt.v1.ListJobsReply
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            ListJobsReply.prototype.toJSON = function() {
                return ListJobsReply.toObject(this, $protobuf.util.toJSONOptions);
            };

            /**
             * Gets the type url for ListJobsReply
             * @function getTypeUrl
             * @memberof ckpt.v1.ListJobsReply
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            ListJobsReply.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/ckpt.v1.ListJobsReply";
            };

            return ListJobsReply;
        })();

        v1.Job = (function() {

            /**
             * Properties of a Job.
             * @typedef {Object} ckpt.v1.Job.$Properties
             * @property {string|null} [id] Job id
             * @property {string|null} [kind] Job kind
             * @property {string|null} [role] Job role
             * @property {string|null} [container] Job container
             * @property {string|null} [name] Job name
             * @property {string|null} [peer] Job peer
             * @property {string|null} [phase] Job phase
             * @property {string|null} [outcome] Job outcome
             * @property {ckpt.v1.Failure.$Properties|null} [failure] Job failure
             * @property {number|null} [epoch] Job epoch
             * @property {number|null} [startedUnixMs] Job startedUnixMs
             * @property {number|null} [endedUnixMs] Job endedUnixMs
             * @property {number|null} [bytesTotal] Job bytesTotal
             * @property {number|null} [bytesSent] Job bytesSent
             * @property {number|null} [pauseMs] Job pauseMs
             * @property {Array.<ckpt.v1.PhaseTime.$Properties>|null} [phases] Job phases
             * @property {Array.<ckpt.v1.Finding.$Properties>|null} [findings] Job findings
             * @property {boolean|null} [cancelAsked] Job cancelAsked
             * @property {number|null} [imageBytesSent] Job imageBytesSent
             * @property {ckpt.v1.Doubt.$Properties|null} [doubt] Job doubt
             * @property {string|null} [resolved] Job resolved
             * @property {string|null} [resolvedBy] Job resolvedBy
             * @property {Array.<ckpt.v1.Step.$Properties>|null} [steps] Job steps
             * @property {ckpt.v1.Limits.$Properties|null} [limits] Job limits
             * @property {string|null} [mode] Job mode
             * @property {string|null} [modeWhy] Job modeWhy
             * @property {number|null} [memoryBytesSent] Job memoryBytesSent
             * @property {number|null} [rounds] Job rounds
             * @property {number|null} [forecastMs] Job forecastMs
             * @property {number|null} [throttleLimit] Job throttleLimit
             * @property {number|null} [throttle] Job throttle
             * @property {number|null} [wireBytes] Job wireBytes
             * @property {number|null} [wireContentBytes] Job wireContentBytes
             * @property {string|null} [codec] Job codec
             * @property {string|null} [codecWhy] Job codecWhy
             * @property {string|null} [restore] Job restore
             * @property {string|null} [restoreWhy] Job restoreWhy
             * @property {number|null} [lateBytes] Job lateBytes
             * @property {number|null} [lateBytesSent] Job lateBytesSent
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Job.
             * @memberof ckpt.v1
             * @interface IJob
             * @augments ckpt.v1.Job.$Properties
             * @deprecated Use ckpt.v1.Job.$Properties instead.
             */

            /**
             * Shape of a Job.
             * @typedef {ckpt.v1.Job.$Properties} ckpt.v1.Job.$Shape
             */

            /**
             * Constructs a new Job.
             * @memberof ckpt.v1
             * @classdesc Represents a Job.
             * @constructor
             * @param {ckpt.v1.Job.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Job = function (properties) {
                this.phases = [];
                this.findings = [];
                this.steps = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Job id.
             * @member {string} id
             * @memberof ckpt.v1.Job
             * @instance
             */
            Job.prototype.id = "";

            /**
             * Job kind.
             * @member {string} kind
             * @memberof ckpt.v1.Job
             * @instance
             */
            Job.prototype.kind = "";

            /**
             * Job role.
             * @member {string} role
             * @memberof ckpt.v1.Job
             * @instance
             */
            Job.prototype.role = "";

            /**
             * Job container.
             * @member {string} container
             * @memberof ckpt.v1.Job
             * @instance
             */
            Job.prototype.container = "";

            /**
             * Job name.
             * @member {string} name
             * @memberof ckpt.v1.Job
             * @instance
             */
            Job.prototype.name = "";

            /**
             * Job peer.
             * @member {string} peer
             * @memberof ckpt.v1.Job
             * @instance
             */
            Job.prototype.peer = "";

            /**
             * Job phase.
             * @member {string} phase
             * @memberof ckpt.v1.Job
             * @instance
             */
            Job.prototype.phase = "";

            /**
             * Job outcome.
             * @member {string} outcome
             * @memberof ckpt.v1.Job
             * @instance
             */
            Job.prototype.outcome = "";

            /**
             * Job failure.
             * @member {ckpt.v1.Failure.$Properties|null|undefined} failure
             * @memberof ckpt.v1.Job
             * @instance
             */
            Job.prototype.failure = null;

            /**
             * Job epoch.
             * @member {number} epoch
             * @memberof ckpt.v1.Job
             * @instance
             */
            Job.prototype.epoch = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * Job startedUnixMs.
             * @member {number} startedUnixMs
             * @memberof ckpt.v1.Job
             * @instance
             */
            Job.prototype.startedUnixMs = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * Job endedUnixMs.
             * @member {number} endedUnixMs
             * @memberof ckpt.v1.Job
             * @instance
             */
            Job.prototype.endedUnixMs = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * Job bytesTotal.
             * @member {number} bytesTotal
             * @memberof ckpt.v1.Job
             * @instance
             */
            Job.prototype.bytesTotal = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * Job bytesSent.
             * @member {number} bytesSent
             * @memberof ckpt.v1.Job
             * @instance
             */
            Job.prototype.bytesSent = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * Job pauseMs.
             * @member {number} pauseMs
             * @memberof ckpt.v1.Job
             * @instance
             */
            Job.prototype.pauseMs = 0;

            /**
             * Job phases.
             * @member {Array.<ckpt.v1.PhaseTime.$Properties>} phases
             * @memberof ckpt.v1.Job
             * @instance
             */
            Job.prototype.phases = $util.emptyArray;

            /**
             * Job findings.
             * @member {Array.<ckpt.v1.Finding.$Properties>} findings
             * @memberof ckpt.v1.Job
             * @instance
             */
            Job.prototype.findings = $util.emptyArray;

            /**
             * Job cancelAsked.
             * @member {boolean} cancelAsked
             * @memberof ckpt.v1.Job
             * @instance
             */
            Job.prototype.cancelAsked = false;

            /**
             * Job imageBytesSent.
             * @member {number} imageBytesSent
             * @memberof ckpt.v1.Job
             * @instance
             */
            Job.prototype.imageBytesSent = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * Job doubt.
             * @member {ckpt.v1.Doubt.$Properties|null|undefined} doubt
             * @memberof ckpt.v1.Job
             * @instance
             */
            Job.prototype.doubt = null;

            /**
             * Job resolved.
             * @member {string} resolved
             * @memberof ckpt.v1.Job
             * @instance
             */
            Job.prototype.resolved = "";

            /**
             * Job resolvedBy.
             * @member {string} resolvedBy
             * @memberof ckpt.v1.Job
             * @instance
             */
            Job.prototype.resolvedBy = "";

            /**
             * Job steps.
             * @member {Array.<ckpt.v1.Step.$Properties>} steps
             * @memberof ckpt.v1.Job
             * @instance
             */
            Job.prototype.steps = $util.emptyArray;

            /**
             * Job limits.
             * @member {ckpt.v1.Limits.$Properties|null|undefined} limits
             * @memberof ckpt.v1.Job
             * @instance
             */
            Job.prototype.limits = null;

            /**
             * Job mode.
             * @member {string} mode
             * @memberof ckpt.v1.Job
             * @instance
             */
            Job.prototype.mode = "";

            /**
             * Job modeWhy.
             * @member {string} modeWhy
             * @memberof ckpt.v1.Job
             * @instance
             */
            Job.prototype.modeWhy = "";

            /**
             * Job memoryBytesSent.
             * @member {number} memoryBytesSent
             * @memberof ckpt.v1.Job
             * @instance
             */
            Job.prototype.memoryBytesSent = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * Job rounds.
             * @member {number} rounds
             * @memberof ckpt.v1.Job
             * @instance
             */
            Job.prototype.rounds = 0;

            /**
             * Job forecastMs.
             * @member {number} forecastMs
             * @memberof ckpt.v1.Job
             * @instance
             */
            Job.prototype.forecastMs = 0;

            /**
             * Job throttleLimit.
             * @member {number} throttleLimit
             * @memberof ckpt.v1.Job
             * @instance
             */
            Job.prototype.throttleLimit = 0;

            /**
             * Job throttle.
             * @member {number} throttle
             * @memberof ckpt.v1.Job
             * @instance
             */
            Job.prototype.throttle = 0;

            /**
             * Job wireBytes.
             * @member {number} wireBytes
             * @memberof ckpt.v1.Job
             * @instance
             */
            Job.prototype.wireBytes = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * Job wireContentBytes.
             * @member {number} wireContentBytes
             * @memberof ckpt.v1.Job
             * @instance
             */
            Job.prototype.wireContentBytes = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * Job codec.
             * @member {string} codec
             * @memberof ckpt.v1.Job
             * @instance
             */
            Job.prototype.codec = "";

            /**
             * Job codecWhy.
             * @member {string} codecWhy
             * @memberof ckpt.v1.Job
             * @instance
             */
            Job.prototype.codecWhy = "";

            /**
             * Job restore.
             * @member {string} restore
             * @memberof ckpt.v1.Job
             * @instance
             */
            Job.prototype.restore = "";

            /**
             * Job restoreWhy.
             * @member {string} restoreWhy
             * @memberof ckpt.v1.Job
             * @instance
             */
            Job.prototype.restoreWhy = "";

            /**
             * Job lateBytes.
             * @member {number} lateBytes
             * @memberof ckpt.v1.Job
             * @instance
             */
            Job.prototype.lateBytes = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * Job lateBytesSent.
             * @member {number} lateBytesSent
             * @memberof ckpt.v1.Job
             * @instance
             */
            Job.prototype.lateBytesSent = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * Creates a new Job instance using the specified properties.
             * @function create
             * @memberof ckpt.v1.Job
             * @static
             * @param {ckpt.v1.Job.$Properties=} [properties] Properties to set
             * @returns {ckpt.v1.Job} Job instance
             * @type {{
             *   (properties: ckpt.v1.Job.$Shape): ckpt.v1.Job & ckpt.v1.Job.$Shape;
             *   (properties?: ckpt.v1.Job.$Properties): ckpt.v1.Job;
             * }}
             */
            Job.create = function(properties) {
                return new Job(properties);
            };

            /**
             * Encodes the specified Job message. Does not implicitly {@link ckpt.v1.Job.verify|verify} messages.
             * @function encode
             * @memberof ckpt.v1.Job
             * @static
             * @param {ckpt.v1.Job.$Properties} message Job message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Job.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.id != null && $Object.hasOwnProperty.call(message, "id") && message.id !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.id);
                if (message.kind != null && $Object.hasOwnProperty.call(message, "kind") && message.kind !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.kind);
                if (message.role != null && $Object.hasOwnProperty.call(message, "role") && message.role !== "")
                    writer.uint32(/* id 3, wireType 2 =*/26).string(message.role);
                if (message.container != null && $Object.hasOwnProperty.call(message, "container") && message.container !== "")
                    writer.uint32(/* id 4, wireType 2 =*/34).string(message.container);
                if (message.name != null && $Object.hasOwnProperty.call(message, "name") && message.name !== "")
                    writer.uint32(/* id 5, wireType 2 =*/42).string(message.name);
                if (message.peer != null && $Object.hasOwnProperty.call(message, "peer") && message.peer !== "")
                    writer.uint32(/* id 6, wireType 2 =*/50).string(message.peer);
                if (message.phase != null && $Object.hasOwnProperty.call(message, "phase") && message.phase !== "")
                    writer.uint32(/* id 7, wireType 2 =*/58).string(message.phase);
                if (message.outcome != null && $Object.hasOwnProperty.call(message, "outcome") && message.outcome !== "")
                    writer.uint32(/* id 8, wireType 2 =*/66).string(message.outcome);
                if (message.failure != null && $Object.hasOwnProperty.call(message, "failure"))
                    $root.ckpt.v1.Failure.encode(message.failure, writer.uint32(/* id 9, wireType 2 =*/74).fork(), _depth + 1).ldelim();
                if (message.epoch != null && $Object.hasOwnProperty.call(message, "epoch") && (typeof message.epoch === "object" ? message.epoch.low || message.epoch.high : message.epoch !== 0))
                    writer.uint32(/* id 10, wireType 0 =*/80).uint64(message.epoch);
                if (message.startedUnixMs != null && $Object.hasOwnProperty.call(message, "startedUnixMs") && (typeof message.startedUnixMs === "object" ? message.startedUnixMs.low || message.startedUnixMs.high : message.startedUnixMs !== 0))
                    writer.uint32(/* id 11, wireType 0 =*/88).uint64(message.startedUnixMs);
                if (message.endedUnixMs != null && $Object.hasOwnProperty.call(message, "endedUnixMs") && (typeof message.endedUnixMs === "object" ? message.endedUnixMs.low || message.endedUnixMs.high : message.endedUnixMs !== 0))
                    writer.uint32(/* id 12, wireType 0 =*/96).uint64(message.endedUnixMs);
                if (message.bytesTotal != null && $Object.hasOwnProperty.call(message, "bytesTotal") && (typeof message.bytesTotal === "object" ? message.bytesTotal.low || message.bytesTotal.high : message.bytesTotal !== 0))
                    writer.uint32(/* id 13, wireType 0 =*/104).uint64(message.bytesTotal);
                if (message.bytesSent != null && $Object.hasOwnProperty.call(message, "bytesSent") && (typeof message.bytesSent === "object" ? message.bytesSent.low || message.bytesSent.high : message.bytesSent !== 0))
                    writer.uint32(/* id 14, wireType 0 =*/112).uint64(message.bytesSent);
                if (message.pauseMs != null && $Object.hasOwnProperty.call(message, "pauseMs") && message.pauseMs !== 0)
                    writer.uint32(/* id 15, wireType 0 =*/120).uint32(message.pauseMs);
                if (message.phases != null && message.phases.length)
                    for (let i = 0; i < message.phases.length; ++i)
                        $root.ckpt.v1.PhaseTime.encode(message.phases[i], writer.uint32(/* id 16, wireType 2 =*/130).fork(), _depth + 1).ldelim();
                if (message.findings != null && message.findings.length)
                    for (let i = 0; i < message.findings.length; ++i)
                        $root.ckpt.v1.Finding.encode(message.findings[i], writer.uint32(/* id 17, wireType 2 =*/138).fork(), _depth + 1).ldelim();
                if (message.cancelAsked != null && $Object.hasOwnProperty.call(message, "cancelAsked") && message.cancelAsked !== false)
                    writer.uint32(/* id 18, wireType 0 =*/144).bool(message.cancelAsked);
                if (message.imageBytesSent != null && $Object.hasOwnProperty.call(message, "imageBytesSent") && (typeof message.imageBytesSent === "object" ? message.imageBytesSent.low || message.imageBytesSent.high : message.imageBytesSent !== 0))
                    writer.uint32(/* id 19, wireType 0 =*/152).uint64(message.imageBytesSent);
                if (message.doubt != null && $Object.hasOwnProperty.call(message, "doubt"))
                    $root.ckpt.v1.Doubt.encode(message.doubt, writer.uint32(/* id 20, wireType 2 =*/162).fork(), _depth + 1).ldelim();
                if (message.resolved != null && $Object.hasOwnProperty.call(message, "resolved") && message.resolved !== "")
                    writer.uint32(/* id 21, wireType 2 =*/170).string(message.resolved);
                if (message.resolvedBy != null && $Object.hasOwnProperty.call(message, "resolvedBy") && message.resolvedBy !== "")
                    writer.uint32(/* id 22, wireType 2 =*/178).string(message.resolvedBy);
                if (message.steps != null && message.steps.length)
                    for (let i = 0; i < message.steps.length; ++i)
                        $root.ckpt.v1.Step.encode(message.steps[i], writer.uint32(/* id 23, wireType 2 =*/186).fork(), _depth + 1).ldelim();
                if (message.limits != null && $Object.hasOwnProperty.call(message, "limits"))
                    $root.ckpt.v1.Limits.encode(message.limits, writer.uint32(/* id 24, wireType 2 =*/194).fork(), _depth + 1).ldelim();
                if (message.mode != null && $Object.hasOwnProperty.call(message, "mode") && message.mode !== "")
                    writer.uint32(/* id 25, wireType 2 =*/202).string(message.mode);
                if (message.modeWhy != null && $Object.hasOwnProperty.call(message, "modeWhy") && message.modeWhy !== "")
                    writer.uint32(/* id 26, wireType 2 =*/210).string(message.modeWhy);
                if (message.memoryBytesSent != null && $Object.hasOwnProperty.call(message, "memoryBytesSent") && (typeof message.memoryBytesSent === "object" ? message.memoryBytesSent.low || message.memoryBytesSent.high : message.memoryBytesSent !== 0))
                    writer.uint32(/* id 27, wireType 0 =*/216).uint64(message.memoryBytesSent);
                if (message.rounds != null && $Object.hasOwnProperty.call(message, "rounds") && message.rounds !== 0)
                    writer.uint32(/* id 28, wireType 0 =*/224).uint32(message.rounds);
                if (message.forecastMs != null && $Object.hasOwnProperty.call(message, "forecastMs") && message.forecastMs !== 0)
                    writer.uint32(/* id 29, wireType 0 =*/232).uint32(message.forecastMs);
                if (message.throttleLimit != null && $Object.hasOwnProperty.call(message, "throttleLimit") && message.throttleLimit !== 0)
                    writer.uint32(/* id 30, wireType 0 =*/240).uint32(message.throttleLimit);
                if (message.throttle != null && $Object.hasOwnProperty.call(message, "throttle") && message.throttle !== 0)
                    writer.uint32(/* id 31, wireType 0 =*/248).uint32(message.throttle);
                if (message.wireBytes != null && $Object.hasOwnProperty.call(message, "wireBytes") && (typeof message.wireBytes === "object" ? message.wireBytes.low || message.wireBytes.high : message.wireBytes !== 0))
                    writer.uint32(/* id 32, wireType 0 =*/256).uint64(message.wireBytes);
                if (message.wireContentBytes != null && $Object.hasOwnProperty.call(message, "wireContentBytes") && (typeof message.wireContentBytes === "object" ? message.wireContentBytes.low || message.wireContentBytes.high : message.wireContentBytes !== 0))
                    writer.uint32(/* id 33, wireType 0 =*/264).uint64(message.wireContentBytes);
                if (message.codec != null && $Object.hasOwnProperty.call(message, "codec") && message.codec !== "")
                    writer.uint32(/* id 34, wireType 2 =*/274).string(message.codec);
                if (message.codecWhy != null && $Object.hasOwnProperty.call(message, "codecWhy") && message.codecWhy !== "")
                    writer.uint32(/* id 35, wireType 2 =*/282).string(message.codecWhy);
                if (message.restore != null && $Object.hasOwnProperty.call(message, "restore") && message.restore !== "")
                    writer.uint32(/* id 36, wireType 2 =*/290).string(message.restore);
                if (message.restoreWhy != null && $Object.hasOwnProperty.call(message, "restoreWhy") && message.restoreWhy !== "")
                    writer.uint32(/* id 37, wireType 2 =*/298).string(message.restoreWhy);
                if (message.lateBytes != null && $Object.hasOwnProperty.call(message, "lateBytes") && (typeof message.lateBytes === "object" ? message.lateBytes.low || message.lateBytes.high : message.lateBytes !== 0))
                    writer.uint32(/* id 38, wireType 0 =*/304).uint64(message.lateBytes);
                if (message.lateBytesSent != null && $Object.hasOwnProperty.call(message, "lateBytesSent") && (typeof message.lateBytesSent === "object" ? message.lateBytesSent.low || message.lateBytesSent.high : message.lateBytesSent !== 0))
                    writer.uint32(/* id 39, wireType 0 =*/312).uint64(message.lateBytesSent);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Job message from the specified reader or buffer.
             * @function decode
             * @memberof ckpt.v1.Job
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {ckpt.v1.Job & ckpt.v1.Job.$Shape} Job
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Job.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.ckpt.v1.Job();
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
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.id = value;
                            else
                                delete message.id;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.kind = value;
                            else
                                delete message.kind;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.role = value;
                            else
                                delete message.role;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.container = value;
                            else
                                delete message.container;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.name = value;
                            else
                                delete message.name;
                            continue;
                        }
                    case 6: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.peer = value;
                            else
                                delete message.peer;
                            continue;
                        }
                    case 7: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.phase = value;
                            else
                                delete message.phase;
                            continue;
                        }
                    case 8: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.outcome = value;
                            else
                                delete message.outcome;
                            continue;
                        }
                    case 9: {
                            if (wireType !== 2)
                                break;
                            message.failure = $root.ckpt.v1.Failure.decode(reader, reader.size(), $undefined, _depth + 1, message.failure);
                            continue;
                        }
                    case 10: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.epoch = value;
                            else
                                delete message.epoch;
                            continue;
                        }
                    case 11: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.startedUnixMs = value;
                            else
                                delete message.startedUnixMs;
                            continue;
                        }
                    case 12: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.endedUnixMs = value;
                            else
                                delete message.endedUnixMs;
                            continue;
                        }
                    case 13: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.bytesTotal = value;
                            else
                                delete message.bytesTotal;
                            continue;
                        }
                    case 14: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.bytesSent = value;
                            else
                                delete message.bytesSent;
                            continue;
                        }
                    case 15: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.pauseMs = value;
                            else
                                delete message.pauseMs;
                            continue;
                        }
                    case 16: {
                            if (wireType !== 2)
                                break;
                            if (!(message.phases && message.phases.length))
                                message.phases = [];
                            message.phases.push($root.ckpt.v1.PhaseTime.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 17: {
                            if (wireType !== 2)
                                break;
                            if (!(message.findings && message.findings.length))
                                message.findings = [];
                            message.findings.push($root.ckpt.v1.Finding.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 18: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.cancelAsked = value;
                            else
                                delete message.cancelAsked;
                            continue;
                        }
                    case 19: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.imageBytesSent = value;
                            else
                                delete message.imageBytesSent;
                            continue;
                        }
                    case 20: {
                            if (wireType !== 2)
                                break;
                            message.doubt = $root.ckpt.v1.Doubt.decode(reader, reader.size(), $undefined, _depth + 1, message.doubt);
                            continue;
                        }
                    case 21: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.resolved = value;
                            else
                                delete message.resolved;
                            continue;
                        }
                    case 22: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.resolvedBy = value;
                            else
                                delete message.resolvedBy;
                            continue;
                        }
                    case 23: {
                            if (wireType !== 2)
                                break;
                            if (!(message.steps && message.steps.length))
                                message.steps = [];
                            message.steps.push($root.ckpt.v1.Step.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 24: {
                            if (wireType !== 2)
                                break;
                            message.limits = $root.ckpt.v1.Limits.decode(reader, reader.size(), $undefined, _depth + 1, message.limits);
                            continue;
                        }
                    case 25: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.mode = value;
                            else
                                delete message.mode;
                            continue;
                        }
                    case 26: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.modeWhy = value;
                            else
                                delete message.modeWhy;
                            continue;
                        }
                    case 27: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.memoryBytesSent = value;
                            else
                                delete message.memoryBytesSent;
                            continue;
                        }
                    case 28: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.rounds = value;
                            else
                                delete message.rounds;
                            continue;
                        }
                    case 29: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.forecastMs = value;
                            else
                                delete message.forecastMs;
                            continue;
                        }
                    case 30: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.throttleLimit = value;
                            else
                                delete message.throttleLimit;
                            continue;
                        }
                    case 31: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.throttle = value;
                            else
                                delete message.throttle;
                            continue;
                        }
                    case 32: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.wireBytes = value;
                            else
                                delete message.wireBytes;
                            continue;
                        }
                    case 33: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.wireContentBytes = value;
                            else
                                delete message.wireContentBytes;
                            continue;
                        }
                    case 34: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.codec = value;
                            else
                                delete message.codec;
                            continue;
                        }
                    case 35: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.codecWhy = value;
                            else
                                delete message.codecWhy;
                            continue;
                        }
                    case 36: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.restore = value;
                            else
                                delete message.restore;
                            continue;
                        }
                    case 37: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.restoreWhy = value;
                            else
                                delete message.restoreWhy;
                            continue;
                        }
                    case 38: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.lateBytes = value;
                            else
                                delete message.lateBytes;
                            continue;
                        }
                    case 39: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.lateBytesSent = value;
                            else
                                delete message.lateBytesSent;
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
                return message;
            };

            /**
             * Creates a Job message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof ckpt.v1.Job
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {ckpt.v1.Job} Job
             */
            Job.fromObject = function (object, _depth) {
                if (object instanceof $root.ckpt.v1.Job)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".ckpt.v1.Job: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.ckpt.v1.Job();
                if (object.id != null)
                    if (typeof object.id !== "string" || object.id.length)
                        message.id = $String(object.id);
                if (object.kind != null)
                    if (typeof object.kind !== "string" || object.kind.length)
                        message.kind = $String(object.kind);
                if (object.role != null)
                    if (typeof object.role !== "string" || object.role.length)
                        message.role = $String(object.role);
                if (object.container != null)
                    if (typeof object.container !== "string" || object.container.length)
                        message.container = $String(object.container);
                if (object.name != null)
                    if (typeof object.name !== "string" || object.name.length)
                        message.name = $String(object.name);
                if (object.peer != null)
                    if (typeof object.peer !== "string" || object.peer.length)
                        message.peer = $String(object.peer);
                if (object.phase != null)
                    if (typeof object.phase !== "string" || object.phase.length)
                        message.phase = $String(object.phase);
                if (object.outcome != null)
                    if (typeof object.outcome !== "string" || object.outcome.length)
                        message.outcome = $String(object.outcome);
                if (object.failure != null) {
                    if (!$util.isObject(object.failure))
                        throw $TypeError(".ckpt.v1.Job.failure: object expected");
                    message.failure = $root.ckpt.v1.Failure.fromObject(object.failure, _depth + 1);
                }
                if (object.epoch != null)
                    if (typeof object.epoch === "object" ? object.epoch.low || object.epoch.high : $Number(object.epoch) !== 0)
                        if ($util.Long)
                            message.epoch = $util.Long.fromValue(object.epoch, true);
                        else if (typeof object.epoch === "string")
                            message.epoch = $parseInt(object.epoch, 10);
                        else if (typeof object.epoch === "number")
                            message.epoch = object.epoch;
                        else if (typeof object.epoch === "object")
                            message.epoch = new $util.LongBits(object.epoch.low >>> 0, object.epoch.high >>> 0).toNumber(true);
                if (object.startedUnixMs != null)
                    if (typeof object.startedUnixMs === "object" ? object.startedUnixMs.low || object.startedUnixMs.high : $Number(object.startedUnixMs) !== 0)
                        if ($util.Long)
                            message.startedUnixMs = $util.Long.fromValue(object.startedUnixMs, true);
                        else if (typeof object.startedUnixMs === "string")
                            message.startedUnixMs = $parseInt(object.startedUnixMs, 10);
                        else if (typeof object.startedUnixMs === "number")
                            message.startedUnixMs = object.startedUnixMs;
                        else if (typeof object.startedUnixMs === "object")
                            message.startedUnixMs = new $util.LongBits(object.startedUnixMs.low >>> 0, object.startedUnixMs.high >>> 0).toNumber(true);
                if (object.endedUnixMs != null)
                    if (typeof object.endedUnixMs === "object" ? object.endedUnixMs.low || object.endedUnixMs.high : $Number(object.endedUnixMs) !== 0)
                        if ($util.Long)
                            message.endedUnixMs = $util.Long.fromValue(object.endedUnixMs, true);
                        else if (typeof object.endedUnixMs === "string")
                            message.endedUnixMs = $parseInt(object.endedUnixMs, 10);
                        else if (typeof object.endedUnixMs === "number")
                            message.endedUnixMs = object.endedUnixMs;
                        else if (typeof object.endedUnixMs === "object")
                            message.endedUnixMs = new $util.LongBits(object.endedUnixMs.low >>> 0, object.endedUnixMs.high >>> 0).toNumber(true);
                if (object.bytesTotal != null)
                    if (typeof object.bytesTotal === "object" ? object.bytesTotal.low || object.bytesTotal.high : $Number(object.bytesTotal) !== 0)
                        if ($util.Long)
                            message.bytesTotal = $util.Long.fromValue(object.bytesTotal, true);
                        else if (typeof object.bytesTotal === "string")
                            message.bytesTotal = $parseInt(object.bytesTotal, 10);
                        else if (typeof object.bytesTotal === "number")
                            message.bytesTotal = object.bytesTotal;
                        else if (typeof object.bytesTotal === "object")
                            message.bytesTotal = new $util.LongBits(object.bytesTotal.low >>> 0, object.bytesTotal.high >>> 0).toNumber(true);
                if (object.bytesSent != null)
                    if (typeof object.bytesSent === "object" ? object.bytesSent.low || object.bytesSent.high : $Number(object.bytesSent) !== 0)
                        if ($util.Long)
                            message.bytesSent = $util.Long.fromValue(object.bytesSent, true);
                        else if (typeof object.bytesSent === "string")
                            message.bytesSent = $parseInt(object.bytesSent, 10);
                        else if (typeof object.bytesSent === "number")
                            message.bytesSent = object.bytesSent;
                        else if (typeof object.bytesSent === "object")
                            message.bytesSent = new $util.LongBits(object.bytesSent.low >>> 0, object.bytesSent.high >>> 0).toNumber(true);
                if (object.pauseMs != null)
                    if ($Number(object.pauseMs) !== 0)
                        message.pauseMs = object.pauseMs >>> 0;
                if (object.phases) {
                    if (!$Array.isArray(object.phases))
                        throw $TypeError(".ckpt.v1.Job.phases: array expected");
                    message.phases = $Array(object.phases.length);
                    for (let i = 0; i < object.phases.length; ++i) {
                        if (!$util.isObject(object.phases[i]))
                            throw $TypeError(".ckpt.v1.Job.phases: object expected");
                        message.phases[i] = $root.ckpt.v1.PhaseTime.fromObject(object.phases[i], _depth + 1);
                    }
                }
                if (object.findings) {
                    if (!$Array.isArray(object.findings))
                        throw $TypeError(".ckpt.v1.Job.findings: array expected");
                    message.findings = $Array(object.findings.length);
                    for (let i = 0; i < object.findings.length; ++i) {
                        if (!$util.isObject(object.findings[i]))
                            throw $TypeError(".ckpt.v1.Job.findings: object expected");
                        message.findings[i] = $root.ckpt.v1.Finding.fromObject(object.findings[i], _depth + 1);
                    }
                }
                if (object.cancelAsked != null)
                    if (object.cancelAsked)
                        message.cancelAsked = $Boolean(object.cancelAsked);
                if (object.imageBytesSent != null)
                    if (typeof object.imageBytesSent === "object" ? object.imageBytesSent.low || object.imageBytesSent.high : $Number(object.imageBytesSent) !== 0)
                        if ($util.Long)
                            message.imageBytesSent = $util.Long.fromValue(object.imageBytesSent, true);
                        else if (typeof object.imageBytesSent === "string")
                            message.imageBytesSent = $parseInt(object.imageBytesSent, 10);
                        else if (typeof object.imageBytesSent === "number")
                            message.imageBytesSent = object.imageBytesSent;
                        else if (typeof object.imageBytesSent === "object")
                            message.imageBytesSent = new $util.LongBits(object.imageBytesSent.low >>> 0, object.imageBytesSent.high >>> 0).toNumber(true);
                if (object.doubt != null) {
                    if (!$util.isObject(object.doubt))
                        throw $TypeError(".ckpt.v1.Job.doubt: object expected");
                    message.doubt = $root.ckpt.v1.Doubt.fromObject(object.doubt, _depth + 1);
                }
                if (object.resolved != null)
                    if (typeof object.resolved !== "string" || object.resolved.length)
                        message.resolved = $String(object.resolved);
                if (object.resolvedBy != null)
                    if (typeof object.resolvedBy !== "string" || object.resolvedBy.length)
                        message.resolvedBy = $String(object.resolvedBy);
                if (object.steps) {
                    if (!$Array.isArray(object.steps))
                        throw $TypeError(".ckpt.v1.Job.steps: array expected");
                    message.steps = $Array(object.steps.length);
                    for (let i = 0; i < object.steps.length; ++i) {
                        if (!$util.isObject(object.steps[i]))
                            throw $TypeError(".ckpt.v1.Job.steps: object expected");
                        message.steps[i] = $root.ckpt.v1.Step.fromObject(object.steps[i], _depth + 1);
                    }
                }
                if (object.limits != null) {
                    if (!$util.isObject(object.limits))
                        throw $TypeError(".ckpt.v1.Job.limits: object expected");
                    message.limits = $root.ckpt.v1.Limits.fromObject(object.limits, _depth + 1);
                }
                if (object.mode != null)
                    if (typeof object.mode !== "string" || object.mode.length)
                        message.mode = $String(object.mode);
                if (object.modeWhy != null)
                    if (typeof object.modeWhy !== "string" || object.modeWhy.length)
                        message.modeWhy = $String(object.modeWhy);
                if (object.memoryBytesSent != null)
                    if (typeof object.memoryBytesSent === "object" ? object.memoryBytesSent.low || object.memoryBytesSent.high : $Number(object.memoryBytesSent) !== 0)
                        if ($util.Long)
                            message.memoryBytesSent = $util.Long.fromValue(object.memoryBytesSent, true);
                        else if (typeof object.memoryBytesSent === "string")
                            message.memoryBytesSent = $parseInt(object.memoryBytesSent, 10);
                        else if (typeof object.memoryBytesSent === "number")
                            message.memoryBytesSent = object.memoryBytesSent;
                        else if (typeof object.memoryBytesSent === "object")
                            message.memoryBytesSent = new $util.LongBits(object.memoryBytesSent.low >>> 0, object.memoryBytesSent.high >>> 0).toNumber(true);
                if (object.rounds != null)
                    if ($Number(object.rounds) !== 0)
                        message.rounds = object.rounds >>> 0;
                if (object.forecastMs != null)
                    if ($Number(object.forecastMs) !== 0)
                        message.forecastMs = object.forecastMs >>> 0;
                if (object.throttleLimit != null)
                    if ($Number(object.throttleLimit) !== 0)
                        message.throttleLimit = object.throttleLimit >>> 0;
                if (object.throttle != null)
                    if ($Number(object.throttle) !== 0)
                        message.throttle = object.throttle >>> 0;
                if (object.wireBytes != null)
                    if (typeof object.wireBytes === "object" ? object.wireBytes.low || object.wireBytes.high : $Number(object.wireBytes) !== 0)
                        if ($util.Long)
                            message.wireBytes = $util.Long.fromValue(object.wireBytes, true);
                        else if (typeof object.wireBytes === "string")
                            message.wireBytes = $parseInt(object.wireBytes, 10);
                        else if (typeof object.wireBytes === "number")
                            message.wireBytes = object.wireBytes;
                        else if (typeof object.wireBytes === "object")
                            message.wireBytes = new $util.LongBits(object.wireBytes.low >>> 0, object.wireBytes.high >>> 0).toNumber(true);
                if (object.wireContentBytes != null)
                    if (typeof object.wireContentBytes === "object" ? object.wireContentBytes.low || object.wireContentBytes.high : $Number(object.wireContentBytes) !== 0)
                        if ($util.Long)
                            message.wireContentBytes = $util.Long.fromValue(object.wireContentBytes, true);
                        else if (typeof object.wireContentBytes === "string")
                            message.wireContentBytes = $parseInt(object.wireContentBytes, 10);
                        else if (typeof object.wireContentBytes === "number")
                            message.wireContentBytes = object.wireContentBytes;
                        else if (typeof object.wireContentBytes === "object")
                            message.wireContentBytes = new $util.LongBits(object.wireContentBytes.low >>> 0, object.wireContentBytes.high >>> 0).toNumber(true);
                if (object.codec != null)
                    if (typeof object.codec !== "string" || object.codec.length)
                        message.codec = $String(object.codec);
                if (object.codecWhy != null)
                    if (typeof object.codecWhy !== "string" || object.codecWhy.length)
                        message.codecWhy = $String(object.codecWhy);
                if (object.restore != null)
                    if (typeof object.restore !== "string" || object.restore.length)
                        message.restore = $String(object.restore);
                if (object.restoreWhy != null)
                    if (typeof object.restoreWhy !== "string" || object.restoreWhy.length)
                        message.restoreWhy = $String(object.restoreWhy);
                if (object.lateBytes != null)
                    if (typeof object.lateBytes === "object" ? object.lateBytes.low || object.lateBytes.high : $Number(object.lateBytes) !== 0)
                        if ($util.Long)
                            message.lateBytes = $util.Long.fromValue(object.lateBytes, true);
                        else if (typeof object.lateBytes === "string")
                            message.lateBytes = $parseInt(object.lateBytes, 10);
                        else if (typeof object.lateBytes === "number")
                            message.lateBytes = object.lateBytes;
                        else if (typeof object.lateBytes === "object")
                            message.lateBytes = new $util.LongBits(object.lateBytes.low >>> 0, object.lateBytes.high >>> 0).toNumber(true);
                if (object.lateBytesSent != null)
                    if (typeof object.lateBytesSent === "object" ? object.lateBytesSent.low || object.lateBytesSent.high : $Number(object.lateBytesSent) !== 0)
                        if ($util.Long)
                            message.lateBytesSent = $util.Long.fromValue(object.lateBytesSent, true);
                        else if (typeof object.lateBytesSent === "string")
                            message.lateBytesSent = $parseInt(object.lateBytesSent, 10);
                        else if (typeof object.lateBytesSent === "number")
                            message.lateBytesSent = object.lateBytesSent;
                        else if (typeof object.lateBytesSent === "object")
                            message.lateBytesSent = new $util.LongBits(object.lateBytesSent.low >>> 0, object.lateBytesSent.high >>> 0).toNumber(true);
                return message;
            };

            /**
             * Creates a plain object from a Job message. Also converts values to other types if specified.
             * @function toObject
             * @memberof ckpt.v1.Job
             * @static
             * @param {ckpt.v1.Job} message Job
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            Job.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.arrays || options.defaults) {
                    object.phases = [];
                    object.findings = [];
                    object.steps = [];
                }
                if (options.defaults) {
                    object.id = "";
                    object.kind = "";
                    object.role = "";
                    object.container = "";
                    object.name = "";
                    object.peer = "";
                    object.phase = "";
                    object.outcome = "";
                    object.failure = null;
                    if ($util.Long) {
                        let long = new $util.Long(0, 0, true);
                        object.epoch = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                    } else
                        object.epoch = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                    if ($util.Long) {
                        let long = new $util.Long(0, 0, true);
                        object.startedUnixMs = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                    } else
                        object.startedUnixMs = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                    if ($util.Long) {
                        let long = new $util.Long(0, 0, true);
                        object.endedUnixMs = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                    } else
                        object.endedUnixMs = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                    if ($util.Long) {
                        let long = new $util.Long(0, 0, true);
                        object.bytesTotal = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                    } else
                        object.bytesTotal = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                    if ($util.Long) {
                        let long = new $util.Long(0, 0, true);
                        object.bytesSent = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                    } else
                        object.bytesSent = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                    object.pauseMs = 0;
                    object.cancelAsked = false;
                    if ($util.Long) {
                        let long = new $util.Long(0, 0, true);
                        object.imageBytesSent = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                    } else
                        object.imageBytesSent = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                    object.doubt = null;
                    object.resolved = "";
                    object.resolvedBy = "";
                    object.limits = null;
                    object.mode = "";
                    object.modeWhy = "";
                    if ($util.Long) {
                        let long = new $util.Long(0, 0, true);
                        object.memoryBytesSent = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                    } else
                        object.memoryBytesSent = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                    object.rounds = 0;
                    object.forecastMs = 0;
                    object.throttleLimit = 0;
                    object.throttle = 0;
                    if ($util.Long) {
                        let long = new $util.Long(0, 0, true);
                        object.wireBytes = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                    } else
                        object.wireBytes = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                    if ($util.Long) {
                        let long = new $util.Long(0, 0, true);
                        object.wireContentBytes = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                    } else
                        object.wireContentBytes = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                    object.codec = "";
                    object.codecWhy = "";
                    object.restore = "";
                    object.restoreWhy = "";
                    if ($util.Long) {
                        let long = new $util.Long(0, 0, true);
                        object.lateBytes = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                    } else
                        object.lateBytes = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                    if ($util.Long) {
                        let long = new $util.Long(0, 0, true);
                        object.lateBytesSent = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                    } else
                        object.lateBytesSent = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                }
                if (message.id != null && $Object.hasOwnProperty.call(message, "id"))
                    object.id = message.id;
                if (message.kind != null && $Object.hasOwnProperty.call(message, "kind"))
                    object.kind = message.kind;
                if (message.role != null && $Object.hasOwnProperty.call(message, "role"))
                    object.role = message.role;
                if (message.container != null && $Object.hasOwnProperty.call(message, "container"))
                    object.container = message.container;
                if (message.name != null && $Object.hasOwnProperty.call(message, "name"))
                    object.name = message.name;
                if (message.peer != null && $Object.hasOwnProperty.call(message, "peer"))
                    object.peer = message.peer;
                if (message.phase != null && $Object.hasOwnProperty.call(message, "phase"))
                    object.phase = message.phase;
                if (message.outcome != null && $Object.hasOwnProperty.call(message, "outcome"))
                    object.outcome = message.outcome;
                if (message.failure != null && $Object.hasOwnProperty.call(message, "failure"))
                    object.failure = $root.ckpt.v1.Failure.toObject(message.failure, options, _depth + 1);
                if (message.epoch != null && $Object.hasOwnProperty.call(message, "epoch"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.epoch = typeof message.epoch === "number" ? $BigInt(message.epoch) : $util.Long.fromBits(message.epoch.low >>> 0, message.epoch.high >>> 0, true).toBigInt();
                    else if (typeof message.epoch === "number")
                        object.epoch = options.longs === $String ? $String(message.epoch) : message.epoch;
                    else
                        object.epoch = options.longs === $String ? $util.Long.prototype.toString.call(message.epoch) : options.longs === $Number ? new $util.LongBits(message.epoch.low >>> 0, message.epoch.high >>> 0).toNumber(true) : message.epoch;
                if (message.startedUnixMs != null && $Object.hasOwnProperty.call(message, "startedUnixMs"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.startedUnixMs = typeof message.startedUnixMs === "number" ? $BigInt(message.startedUnixMs) : $util.Long.fromBits(message.startedUnixMs.low >>> 0, message.startedUnixMs.high >>> 0, true).toBigInt();
                    else if (typeof message.startedUnixMs === "number")
                        object.startedUnixMs = options.longs === $String ? $String(message.startedUnixMs) : message.startedUnixMs;
                    else
                        object.startedUnixMs = options.longs === $String ? $util.Long.prototype.toString.call(message.startedUnixMs) : options.longs === $Number ? new $util.LongBits(message.startedUnixMs.low >>> 0, message.startedUnixMs.high >>> 0).toNumber(true) : message.startedUnixMs;
                if (message.endedUnixMs != null && $Object.hasOwnProperty.call(message, "endedUnixMs"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.endedUnixMs = typeof message.endedUnixMs === "number" ? $BigInt(message.endedUnixMs) : $util.Long.fromBits(message.endedUnixMs.low >>> 0, message.endedUnixMs.high >>> 0, true).toBigInt();
                    else if (typeof message.endedUnixMs === "number")
                        object.endedUnixMs = options.longs === $String ? $String(message.endedUnixMs) : message.endedUnixMs;
                    else
                        object.endedUnixMs = options.longs === $String ? $util.Long.prototype.toString.call(message.endedUnixMs) : options.longs === $Number ? new $util.LongBits(message.endedUnixMs.low >>> 0, message.endedUnixMs.high >>> 0).toNumber(true) : message.endedUnixMs;
                if (message.bytesTotal != null && $Object.hasOwnProperty.call(message, "bytesTotal"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.bytesTotal = typeof message.bytesTotal === "number" ? $BigInt(message.bytesTotal) : $util.Long.fromBits(message.bytesTotal.low >>> 0, message.bytesTotal.high >>> 0, true).toBigInt();
                    else if (typeof message.bytesTotal === "number")
                        object.bytesTotal = options.longs === $String ? $String(message.bytesTotal) : message.bytesTotal;
                    else
                        object.bytesTotal = options.longs === $String ? $util.Long.prototype.toString.call(message.bytesTotal) : options.longs === $Number ? new $util.LongBits(message.bytesTotal.low >>> 0, message.bytesTotal.high >>> 0).toNumber(true) : message.bytesTotal;
                if (message.bytesSent != null && $Object.hasOwnProperty.call(message, "bytesSent"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.bytesSent = typeof message.bytesSent === "number" ? $BigInt(message.bytesSent) : $util.Long.fromBits(message.bytesSent.low >>> 0, message.bytesSent.high >>> 0, true).toBigInt();
                    else if (typeof message.bytesSent === "number")
                        object.bytesSent = options.longs === $String ? $String(message.bytesSent) : message.bytesSent;
                    else
                        object.bytesSent = options.longs === $String ? $util.Long.prototype.toString.call(message.bytesSent) : options.longs === $Number ? new $util.LongBits(message.bytesSent.low >>> 0, message.bytesSent.high >>> 0).toNumber(true) : message.bytesSent;
                if (message.pauseMs != null && $Object.hasOwnProperty.call(message, "pauseMs"))
                    object.pauseMs = message.pauseMs;
                if (message.phases && message.phases.length) {
                    object.phases = $Array(message.phases.length);
                    for (let j = 0; j < message.phases.length; ++j)
                        object.phases[j] = $root.ckpt.v1.PhaseTime.toObject(message.phases[j], options, _depth + 1);
                }
                if (message.findings && message.findings.length) {
                    object.findings = $Array(message.findings.length);
                    for (let j = 0; j < message.findings.length; ++j)
                        object.findings[j] = $root.ckpt.v1.Finding.toObject(message.findings[j], options, _depth + 1);
                }
                if (message.cancelAsked != null && $Object.hasOwnProperty.call(message, "cancelAsked"))
                    object.cancelAsked = message.cancelAsked;
                if (message.imageBytesSent != null && $Object.hasOwnProperty.call(message, "imageBytesSent"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.imageBytesSent = typeof message.imageBytesSent === "number" ? $BigInt(message.imageBytesSent) : $util.Long.fromBits(message.imageBytesSent.low >>> 0, message.imageBytesSent.high >>> 0, true).toBigInt();
                    else if (typeof message.imageBytesSent === "number")
                        object.imageBytesSent = options.longs === $String ? $String(message.imageBytesSent) : message.imageBytesSent;
                    else
                        object.imageBytesSent = options.longs === $String ? $util.Long.prototype.toString.call(message.imageBytesSent) : options.longs === $Number ? new $util.LongBits(message.imageBytesSent.low >>> 0, message.imageBytesSent.high >>> 0).toNumber(true) : message.imageBytesSent;
                if (message.doubt != null && $Object.hasOwnProperty.call(message, "doubt"))
                    object.doubt = $root.ckpt.v1.Doubt.toObject(message.doubt, options, _depth + 1);
                if (message.resolved != null && $Object.hasOwnProperty.call(message, "resolved"))
                    object.resolved = message.resolved;
                if (message.resolvedBy != null && $Object.hasOwnProperty.call(message, "resolvedBy"))
                    object.resolvedBy = message.resolvedBy;
                if (message.steps && message.steps.length) {
                    object.steps = $Array(message.steps.length);
                    for (let j = 0; j < message.steps.length; ++j)
                        object.steps[j] = $root.ckpt.v1.Step.toObject(message.steps[j], options, _depth + 1);
                }
                if (message.limits != null && $Object.hasOwnProperty.call(message, "limits"))
                    object.limits = $root.ckpt.v1.Limits.toObject(message.limits, options, _depth + 1);
                if (message.mode != null && $Object.hasOwnProperty.call(message, "mode"))
                    object.mode = message.mode;
                if (message.modeWhy != null && $Object.hasOwnProperty.call(message, "modeWhy"))
                    object.modeWhy = message.modeWhy;
                if (message.memoryBytesSent != null && $Object.hasOwnProperty.call(message, "memoryBytesSent"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.memoryBytesSent = typeof message.memoryBytesSent === "number" ? $BigInt(message.memoryBytesSent) : $util.Long.fromBits(message.memoryBytesSent.low >>> 0, message.memoryBytesSent.high >>> 0, true).toBigInt();
                    else if (typeof message.memoryBytesSent === "number")
                        object.memoryBytesSent = options.longs === $String ? $String(message.memoryBytesSent) : message.memoryBytesSent;
                    else
                        object.memoryBytesSent = options.longs === $String ? $util.Long.prototype.toString.call(message.memoryBytesSent) : options.longs === $Number ? new $util.LongBits(message.memoryBytesSent.low >>> 0, message.memoryBytesSent.high >>> 0).toNumber(true) : message.memoryBytesSent;
                if (message.rounds != null && $Object.hasOwnProperty.call(message, "rounds"))
                    object.rounds = message.rounds;
                if (message.forecastMs != null && $Object.hasOwnProperty.call(message, "forecastMs"))
                    object.forecastMs = message.forecastMs;
                if (message.throttleLimit != null && $Object.hasOwnProperty.call(message, "throttleLimit"))
                    object.throttleLimit = message.throttleLimit;
                if (message.throttle != null && $Object.hasOwnProperty.call(message, "throttle"))
                    object.throttle = message.throttle;
                if (message.wireBytes != null && $Object.hasOwnProperty.call(message, "wireBytes"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.wireBytes = typeof message.wireBytes === "number" ? $BigInt(message.wireBytes) : $util.Long.fromBits(message.wireBytes.low >>> 0, message.wireBytes.high >>> 0, true).toBigInt();
                    else if (typeof message.wireBytes === "number")
                        object.wireBytes = options.longs === $String ? $String(message.wireBytes) : message.wireBytes;
                    else
                        object.wireBytes = options.longs === $String ? $util.Long.prototype.toString.call(message.wireBytes) : options.longs === $Number ? new $util.LongBits(message.wireBytes.low >>> 0, message.wireBytes.high >>> 0).toNumber(true) : message.wireBytes;
                if (message.wireContentBytes != null && $Object.hasOwnProperty.call(message, "wireContentBytes"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.wireContentBytes = typeof message.wireContentBytes === "number" ? $BigInt(message.wireContentBytes) : $util.Long.fromBits(message.wireContentBytes.low >>> 0, message.wireContentBytes.high >>> 0, true).toBigInt();
                    else if (typeof message.wireContentBytes === "number")
                        object.wireContentBytes = options.longs === $String ? $String(message.wireContentBytes) : message.wireContentBytes;
                    else
                        object.wireContentBytes = options.longs === $String ? $util.Long.prototype.toString.call(message.wireContentBytes) : options.longs === $Number ? new $util.LongBits(message.wireContentBytes.low >>> 0, message.wireContentBytes.high >>> 0).toNumber(true) : message.wireContentBytes;
                if (message.codec != null && $Object.hasOwnProperty.call(message, "codec"))
                    object.codec = message.codec;
                if (message.codecWhy != null && $Object.hasOwnProperty.call(message, "codecWhy"))
                    object.codecWhy = message.codecWhy;
                if (message.restore != null && $Object.hasOwnProperty.call(message, "restore"))
                    object.restore = message.restore;
                if (message.restoreWhy != null && $Object.hasOwnProperty.call(message, "restoreWhy"))
                    object.restoreWhy = message.restoreWhy;
                if (message.lateBytes != null && $Object.hasOwnProperty.call(message, "lateBytes"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.lateBytes = typeof message.lateBytes === "number" ? $BigInt(message.lateBytes) : $util.Long.fromBits(message.lateBytes.low >>> 0, message.lateBytes.high >>> 0, true).toBigInt();
                    else if (typeof message.lateBytes === "number")
                        object.lateBytes = options.longs === $String ? $String(message.lateBytes) : message.lateBytes;
                    else
                        object.lateBytes = options.longs === $String ? $util.Long.prototype.toString.call(message.lateBytes) : options.longs === $Number ? new $util.LongBits(message.lateBytes.low >>> 0, message.lateBytes.high >>> 0).toNumber(true) : message.lateBytes;
                if (message.lateBytesSent != null && $Object.hasOwnProperty.call(message, "lateBytesSent"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.lateBytesSent = typeof message.lateBytesSent === "number" ? $BigInt(message.lateBytesSent) : $util.Long.fromBits(message.lateBytesSent.low >>> 0, message.lateBytesSent.high >>> 0, true).toBigInt();
                    else if (typeof message.lateBytesSent === "number")
                        object.lateBytesSent = options.longs === $String ? $String(message.lateBytesSent) : message.lateBytesSent;
                    else
                        object.lateBytesSent = options.longs === $String ? $util.Long.prototype.toString.call(message.lateBytesSent) : options.longs === $Number ? new $util.LongBits(message.lateBytesSent.low >>> 0, message.lateBytesSent.high >>> 0).toNumber(true) : message.lateBytesSent;
                return object;
            };

            /**
             * Converts this Job to JSON.
             * @function toJSON
             * @memberof ckpt.v1.Job
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            Job.prototype.toJSON = function() {
                return Job.toObject(this, $protobuf.util.toJSONOptions);
            };

            /**
             * Gets the type url for Job
             * @function getTypeUrl
             * @memberof ckpt.v1.Job
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            Job.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/ckpt.v1.Job";
            };

            return Job;
        })();

        v1.Doubt = (function() {

            /**
             * Properties of a Doubt.
             * @typedef {Object} ckpt.v1.Doubt.$Properties
             * @property {number|null} [sinceUnixMs] Doubt sinceUnixMs
             * @property {string|null} [here] Doubt here
             * @property {string|null} [lastWord] Doubt lastWord
             * @property {number|null} [lastWordUnixMs] Doubt lastWordUnixMs
             * @property {string|null} [unreachable] Doubt unreachable
             * @property {number|null} [mayHaveRunMs] Doubt mayHaveRunMs
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Doubt.
             * @memberof ckpt.v1
             * @interface IDoubt
             * @augments ckpt.v1.Doubt.$Properties
             * @deprecated Use ckpt.v1.Doubt.$Properties instead.
             */

            /**
             * Shape of a Doubt.
             * @typedef {ckpt.v1.Doubt.$Properties} ckpt.v1.Doubt.$Shape
             */

            /**
             * Constructs a new Doubt.
             * @memberof ckpt.v1
             * @classdesc Represents a Doubt.
             * @constructor
             * @param {ckpt.v1.Doubt.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Doubt = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Doubt sinceUnixMs.
             * @member {number} sinceUnixMs
             * @memberof ckpt.v1.Doubt
             * @instance
             */
            Doubt.prototype.sinceUnixMs = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * Doubt here.
             * @member {string} here
             * @memberof ckpt.v1.Doubt
             * @instance
             */
            Doubt.prototype.here = "";

            /**
             * Doubt lastWord.
             * @member {string} lastWord
             * @memberof ckpt.v1.Doubt
             * @instance
             */
            Doubt.prototype.lastWord = "";

            /**
             * Doubt lastWordUnixMs.
             * @member {number} lastWordUnixMs
             * @memberof ckpt.v1.Doubt
             * @instance
             */
            Doubt.prototype.lastWordUnixMs = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * Doubt unreachable.
             * @member {string} unreachable
             * @memberof ckpt.v1.Doubt
             * @instance
             */
            Doubt.prototype.unreachable = "";

            /**
             * Doubt mayHaveRunMs.
             * @member {number} mayHaveRunMs
             * @memberof ckpt.v1.Doubt
             * @instance
             */
            Doubt.prototype.mayHaveRunMs = 0;

            /**
             * Creates a new Doubt instance using the specified properties.
             * @function create
             * @memberof ckpt.v1.Doubt
             * @static
             * @param {ckpt.v1.Doubt.$Properties=} [properties] Properties to set
             * @returns {ckpt.v1.Doubt} Doubt instance
             * @type {{
             *   (properties: ckpt.v1.Doubt.$Shape): ckpt.v1.Doubt & ckpt.v1.Doubt.$Shape;
             *   (properties?: ckpt.v1.Doubt.$Properties): ckpt.v1.Doubt;
             * }}
             */
            Doubt.create = function(properties) {
                return new Doubt(properties);
            };

            /**
             * Encodes the specified Doubt message. Does not implicitly {@link ckpt.v1.Doubt.verify|verify} messages.
             * @function encode
             * @memberof ckpt.v1.Doubt
             * @static
             * @param {ckpt.v1.Doubt.$Properties} message Doubt message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Doubt.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.sinceUnixMs != null && $Object.hasOwnProperty.call(message, "sinceUnixMs") && (typeof message.sinceUnixMs === "object" ? message.sinceUnixMs.low || message.sinceUnixMs.high : message.sinceUnixMs !== 0))
                    writer.uint32(/* id 1, wireType 0 =*/8).uint64(message.sinceUnixMs);
                if (message.here != null && $Object.hasOwnProperty.call(message, "here") && message.here !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.here);
                if (message.lastWord != null && $Object.hasOwnProperty.call(message, "lastWord") && message.lastWord !== "")
                    writer.uint32(/* id 3, wireType 2 =*/26).string(message.lastWord);
                if (message.lastWordUnixMs != null && $Object.hasOwnProperty.call(message, "lastWordUnixMs") && (typeof message.lastWordUnixMs === "object" ? message.lastWordUnixMs.low || message.lastWordUnixMs.high : message.lastWordUnixMs !== 0))
                    writer.uint32(/* id 4, wireType 0 =*/32).uint64(message.lastWordUnixMs);
                if (message.unreachable != null && $Object.hasOwnProperty.call(message, "unreachable") && message.unreachable !== "")
                    writer.uint32(/* id 5, wireType 2 =*/42).string(message.unreachable);
                if (message.mayHaveRunMs != null && $Object.hasOwnProperty.call(message, "mayHaveRunMs") && message.mayHaveRunMs !== 0)
                    writer.uint32(/* id 6, wireType 0 =*/48).uint32(message.mayHaveRunMs);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Doubt message from the specified reader or buffer.
             * @function decode
             * @memberof ckpt.v1.Doubt
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {ckpt.v1.Doubt & ckpt.v1.Doubt.$Shape} Doubt
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Doubt.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.ckpt.v1.Doubt();
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
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.sinceUnixMs = value;
                            else
                                delete message.sinceUnixMs;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.here = value;
                            else
                                delete message.here;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.lastWord = value;
                            else
                                delete message.lastWord;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.lastWordUnixMs = value;
                            else
                                delete message.lastWordUnixMs;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.unreachable = value;
                            else
                                delete message.unreachable;
                            continue;
                        }
                    case 6: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.mayHaveRunMs = value;
                            else
                                delete message.mayHaveRunMs;
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
                return message;
            };

            /**
             * Creates a Doubt message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof ckpt.v1.Doubt
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {ckpt.v1.Doubt} Doubt
             */
            Doubt.fromObject = function (object, _depth) {
                if (object instanceof $root.ckpt.v1.Doubt)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".ckpt.v1.Doubt: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.ckpt.v1.Doubt();
                if (object.sinceUnixMs != null)
                    if (typeof object.sinceUnixMs === "object" ? object.sinceUnixMs.low || object.sinceUnixMs.high : $Number(object.sinceUnixMs) !== 0)
                        if ($util.Long)
                            message.sinceUnixMs = $util.Long.fromValue(object.sinceUnixMs, true);
                        else if (typeof object.sinceUnixMs === "string")
                            message.sinceUnixMs = $parseInt(object.sinceUnixMs, 10);
                        else if (typeof object.sinceUnixMs === "number")
                            message.sinceUnixMs = object.sinceUnixMs;
                        else if (typeof object.sinceUnixMs === "object")
                            message.sinceUnixMs = new $util.LongBits(object.sinceUnixMs.low >>> 0, object.sinceUnixMs.high >>> 0).toNumber(true);
                if (object.here != null)
                    if (typeof object.here !== "string" || object.here.length)
                        message.here = $String(object.here);
                if (object.lastWord != null)
                    if (typeof object.lastWord !== "string" || object.lastWord.length)
                        message.lastWord = $String(object.lastWord);
                if (object.lastWordUnixMs != null)
                    if (typeof object.lastWordUnixMs === "object" ? object.lastWordUnixMs.low || object.lastWordUnixMs.high : $Number(object.lastWordUnixMs) !== 0)
                        if ($util.Long)
                            message.lastWordUnixMs = $util.Long.fromValue(object.lastWordUnixMs, true);
                        else if (typeof object.lastWordUnixMs === "string")
                            message.lastWordUnixMs = $parseInt(object.lastWordUnixMs, 10);
                        else if (typeof object.lastWordUnixMs === "number")
                            message.lastWordUnixMs = object.lastWordUnixMs;
                        else if (typeof object.lastWordUnixMs === "object")
                            message.lastWordUnixMs = new $util.LongBits(object.lastWordUnixMs.low >>> 0, object.lastWordUnixMs.high >>> 0).toNumber(true);
                if (object.unreachable != null)
                    if (typeof object.unreachable !== "string" || object.unreachable.length)
                        message.unreachable = $String(object.unreachable);
                if (object.mayHaveRunMs != null)
                    if ($Number(object.mayHaveRunMs) !== 0)
                        message.mayHaveRunMs = object.mayHaveRunMs >>> 0;
                return message;
            };

            /**
             * Creates a plain object from a Doubt message. Also converts values to other types if specified.
             * @function toObject
             * @memberof ckpt.v1.Doubt
             * @static
             * @param {ckpt.v1.Doubt} message Doubt
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            Doubt.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults) {
                    if ($util.Long) {
                        let long = new $util.Long(0, 0, true);
                        object.sinceUnixMs = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                    } else
                        object.sinceUnixMs = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                    object.here = "";
                    object.lastWord = "";
                    if ($util.Long) {
                        let long = new $util.Long(0, 0, true);
                        object.lastWordUnixMs = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                    } else
                        object.lastWordUnixMs = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                    object.unreachable = "";
                    object.mayHaveRunMs = 0;
                }
                if (message.sinceUnixMs != null && $Object.hasOwnProperty.call(message, "sinceUnixMs"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.sinceUnixMs = typeof message.sinceUnixMs === "number" ? $BigInt(message.sinceUnixMs) : $util.Long.fromBits(message.sinceUnixMs.low >>> 0, message.sinceUnixMs.high >>> 0, true).toBigInt();
                    else if (typeof message.sinceUnixMs === "number")
                        object.sinceUnixMs = options.longs === $String ? $String(message.sinceUnixMs) : message.sinceUnixMs;
                    else
                        object.sinceUnixMs = options.longs === $String ? $util.Long.prototype.toString.call(message.sinceUnixMs) : options.longs === $Number ? new $util.LongBits(message.sinceUnixMs.low >>> 0, message.sinceUnixMs.high >>> 0).toNumber(true) : message.sinceUnixMs;
                if (message.here != null && $Object.hasOwnProperty.call(message, "here"))
                    object.here = message.here;
                if (message.lastWord != null && $Object.hasOwnProperty.call(message, "lastWord"))
                    object.lastWord = message.lastWord;
                if (message.lastWordUnixMs != null && $Object.hasOwnProperty.call(message, "lastWordUnixMs"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.lastWordUnixMs = typeof message.lastWordUnixMs === "number" ? $BigInt(message.lastWordUnixMs) : $util.Long.fromBits(message.lastWordUnixMs.low >>> 0, message.lastWordUnixMs.high >>> 0, true).toBigInt();
                    else if (typeof message.lastWordUnixMs === "number")
                        object.lastWordUnixMs = options.longs === $String ? $String(message.lastWordUnixMs) : message.lastWordUnixMs;
                    else
                        object.lastWordUnixMs = options.longs === $String ? $util.Long.prototype.toString.call(message.lastWordUnixMs) : options.longs === $Number ? new $util.LongBits(message.lastWordUnixMs.low >>> 0, message.lastWordUnixMs.high >>> 0).toNumber(true) : message.lastWordUnixMs;
                if (message.unreachable != null && $Object.hasOwnProperty.call(message, "unreachable"))
                    object.unreachable = message.unreachable;
                if (message.mayHaveRunMs != null && $Object.hasOwnProperty.call(message, "mayHaveRunMs"))
                    object.mayHaveRunMs = message.mayHaveRunMs;
                return object;
            };

            /**
             * Converts this Doubt to JSON.
             * @function toJSON
             * @memberof ckpt.v1.Doubt
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            Doubt.prototype.toJSON = function() {
                return Doubt.toObject(this, $protobuf.util.toJSONOptions);
            };

            /**
             * Gets the type url for Doubt
             * @function getTypeUrl
             * @memberof ckpt.v1.Doubt
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            Doubt.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/ckpt.v1.Doubt";
            };

            return Doubt;
        })();

        v1.Step = (function() {

            /**
             * Properties of a Step.
             * @typedef {Object} ckpt.v1.Step.$Properties
             * @property {string|null} [step] Step step
             * @property {number|null} [fromMs] Step fromMs
             * @property {number|null} [ms] Step ms
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Step.
             * @memberof ckpt.v1
             * @interface IStep
             * @augments ckpt.v1.Step.$Properties
             * @deprecated Use ckpt.v1.Step.$Properties instead.
             */

            /**
             * Shape of a Step.
             * @typedef {ckpt.v1.Step.$Properties} ckpt.v1.Step.$Shape
             */

            /**
             * Constructs a new Step.
             * @memberof ckpt.v1
             * @classdesc Represents a Step.
             * @constructor
             * @param {ckpt.v1.Step.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Step = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Step step.
             * @member {string} step
             * @memberof ckpt.v1.Step
             * @instance
             */
            Step.prototype.step = "";

            /**
             * Step fromMs.
             * @member {number} fromMs
             * @memberof ckpt.v1.Step
             * @instance
             */
            Step.prototype.fromMs = 0;

            /**
             * Step ms.
             * @member {number} ms
             * @memberof ckpt.v1.Step
             * @instance
             */
            Step.prototype.ms = 0;

            /**
             * Creates a new Step instance using the specified properties.
             * @function create
             * @memberof ckpt.v1.Step
             * @static
             * @param {ckpt.v1.Step.$Properties=} [properties] Properties to set
             * @returns {ckpt.v1.Step} Step instance
             * @type {{
             *   (properties: ckpt.v1.Step.$Shape): ckpt.v1.Step & ckpt.v1.Step.$Shape;
             *   (properties?: ckpt.v1.Step.$Properties): ckpt.v1.Step;
             * }}
             */
            Step.create = function(properties) {
                return new Step(properties);
            };

            /**
             * Encodes the specified Step message. Does not implicitly {@link ckpt.v1.Step.verify|verify} messages.
             * @function encode
             * @memberof ckpt.v1.Step
             * @static
             * @param {ckpt.v1.Step.$Properties} message Step message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Step.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.step != null && $Object.hasOwnProperty.call(message, "step") && message.step !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.step);
                if (message.fromMs != null && $Object.hasOwnProperty.call(message, "fromMs") && !$Object.is(message.fromMs, 0))
                    writer.uint32(/* id 2, wireType 1 =*/17).double(message.fromMs);
                if (message.ms != null && $Object.hasOwnProperty.call(message, "ms") && !$Object.is(message.ms, 0))
                    writer.uint32(/* id 3, wireType 1 =*/25).double(message.ms);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Step message from the specified reader or buffer.
             * @function decode
             * @memberof ckpt.v1.Step
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {ckpt.v1.Step & ckpt.v1.Step.$Shape} Step
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Step.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.ckpt.v1.Step();
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
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.step = value;
                            else
                                delete message.step;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.fromMs = value;
                            else
                                delete message.fromMs;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.ms = value;
                            else
                                delete message.ms;
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
                return message;
            };

            /**
             * Creates a Step message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof ckpt.v1.Step
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {ckpt.v1.Step} Step
             */
            Step.fromObject = function (object, _depth) {
                if (object instanceof $root.ckpt.v1.Step)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".ckpt.v1.Step: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.ckpt.v1.Step();
                if (object.step != null)
                    if (typeof object.step !== "string" || object.step.length)
                        message.step = $String(object.step);
                if (object.fromMs != null)
                    if (!$Object.is($Number(object.fromMs), 0))
                        message.fromMs = $Number(object.fromMs);
                if (object.ms != null)
                    if (!$Object.is($Number(object.ms), 0))
                        message.ms = $Number(object.ms);
                return message;
            };

            /**
             * Creates a plain object from a Step message. Also converts values to other types if specified.
             * @function toObject
             * @memberof ckpt.v1.Step
             * @static
             * @param {ckpt.v1.Step} message Step
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            Step.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults) {
                    object.step = "";
                    object.fromMs = 0;
                    object.ms = 0;
                }
                if (message.step != null && $Object.hasOwnProperty.call(message, "step"))
                    object.step = message.step;
                if (message.fromMs != null && $Object.hasOwnProperty.call(message, "fromMs"))
                    object.fromMs = options.json && !$isFinite(message.fromMs) ? $String(message.fromMs) : message.fromMs;
                if (message.ms != null && $Object.hasOwnProperty.call(message, "ms"))
                    object.ms = options.json && !$isFinite(message.ms) ? $String(message.ms) : message.ms;
                return object;
            };

            /**
             * Converts this Step to JSON.
             * @function toJSON
             * @memberof ckpt.v1.Step
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            Step.prototype.toJSON = function() {
                return Step.toObject(this, $protobuf.util.toJSONOptions);
            };

            /**
             * Gets the type url for Step
             * @function getTypeUrl
             * @memberof ckpt.v1.Step
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            Step.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/ckpt.v1.Step";
            };

            return Step;
        })();

        v1.PhaseTime = (function() {

            /**
             * Properties of a PhaseTime.
             * @typedef {Object} ckpt.v1.PhaseTime.$Properties
             * @property {string|null} [phase] PhaseTime phase
             * @property {number|null} [ms] PhaseTime ms
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a PhaseTime.
             * @memberof ckpt.v1
             * @interface IPhaseTime
             * @augments ckpt.v1.PhaseTime.$Properties
             * @deprecated Use ckpt.v1.PhaseTime.$Properties instead.
             */

            /**
             * Shape of a PhaseTime.
             * @typedef {ckpt.v1.PhaseTime.$Properties} ckpt.v1.PhaseTime.$Shape
             */

            /**
             * Constructs a new PhaseTime.
             * @memberof ckpt.v1
             * @classdesc Represents a PhaseTime.
             * @constructor
             * @param {ckpt.v1.PhaseTime.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const PhaseTime = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * PhaseTime phase.
             * @member {string} phase
             * @memberof ckpt.v1.PhaseTime
             * @instance
             */
            PhaseTime.prototype.phase = "";

            /**
             * PhaseTime ms.
             * @member {number} ms
             * @memberof ckpt.v1.PhaseTime
             * @instance
             */
            PhaseTime.prototype.ms = 0;

            /**
             * Creates a new PhaseTime instance using the specified properties.
             * @function create
             * @memberof ckpt.v1.PhaseTime
             * @static
             * @param {ckpt.v1.PhaseTime.$Properties=} [properties] Properties to set
             * @returns {ckpt.v1.PhaseTime} PhaseTime instance
             * @type {{
             *   (properties: ckpt.v1.PhaseTime.$Shape): ckpt.v1.PhaseTime & ckpt.v1.PhaseTime.$Shape;
             *   (properties?: ckpt.v1.PhaseTime.$Properties): ckpt.v1.PhaseTime;
             * }}
             */
            PhaseTime.create = function(properties) {
                return new PhaseTime(properties);
            };

            /**
             * Encodes the specified PhaseTime message. Does not implicitly {@link ckpt.v1.PhaseTime.verify|verify} messages.
             * @function encode
             * @memberof ckpt.v1.PhaseTime
             * @static
             * @param {ckpt.v1.PhaseTime.$Properties} message PhaseTime message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            PhaseTime.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.phase != null && $Object.hasOwnProperty.call(message, "phase") && message.phase !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.phase);
                if (message.ms != null && $Object.hasOwnProperty.call(message, "ms") && message.ms !== 0)
                    writer.uint32(/* id 2, wireType 0 =*/16).uint32(message.ms);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a PhaseTime message from the specified reader or buffer.
             * @function decode
             * @memberof ckpt.v1.PhaseTime
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {ckpt.v1.PhaseTime & ckpt.v1.PhaseTime.$Shape} PhaseTime
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            PhaseTime.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.ckpt.v1.PhaseTime();
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
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.phase = value;
                            else
                                delete message.phase;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.ms = value;
                            else
                                delete message.ms;
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
                return message;
            };

            /**
             * Creates a PhaseTime message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof ckpt.v1.PhaseTime
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {ckpt.v1.PhaseTime} PhaseTime
             */
            PhaseTime.fromObject = function (object, _depth) {
                if (object instanceof $root.ckpt.v1.PhaseTime)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".ckpt.v1.PhaseTime: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.ckpt.v1.PhaseTime();
                if (object.phase != null)
                    if (typeof object.phase !== "string" || object.phase.length)
                        message.phase = $String(object.phase);
                if (object.ms != null)
                    if ($Number(object.ms) !== 0)
                        message.ms = object.ms >>> 0;
                return message;
            };

            /**
             * Creates a plain object from a PhaseTime message. Also converts values to other types if specified.
             * @function toObject
             * @memberof ckpt.v1.PhaseTime
             * @static
             * @param {ckpt.v1.PhaseTime} message PhaseTime
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            PhaseTime.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults) {
                    object.phase = "";
                    object.ms = 0;
                }
                if (message.phase != null && $Object.hasOwnProperty.call(message, "phase"))
                    object.phase = message.phase;
                if (message.ms != null && $Object.hasOwnProperty.call(message, "ms"))
                    object.ms = message.ms;
                return object;
            };

            /**
             * Converts this PhaseTime to JSON.
             * @function toJSON
             * @memberof ckpt.v1.PhaseTime
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            PhaseTime.prototype.toJSON = function() {
                return PhaseTime.toObject(this, $protobuf.util.toJSONOptions);
            };

            /**
             * Gets the type url for PhaseTime
             * @function getTypeUrl
             * @memberof ckpt.v1.PhaseTime
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            PhaseTime.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/ckpt.v1.PhaseTime";
            };

            return PhaseTime;
        })();

        v1.Failure = (function() {

            /**
             * Properties of a Failure.
             * @typedef {Object} ckpt.v1.Failure.$Properties
             * @property {string|null} [code] Failure code
             * @property {string|null} [message] Failure message
             * @property {string|null} [host] Failure host
             * @property {string|null} [remedy] Failure remedy
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Failure.
             * @memberof ckpt.v1
             * @interface IFailure
             * @augments ckpt.v1.Failure.$Properties
             * @deprecated Use ckpt.v1.Failure.$Properties instead.
             */

            /**
             * Shape of a Failure.
             * @typedef {ckpt.v1.Failure.$Properties} ckpt.v1.Failure.$Shape
             */

            /**
             * Constructs a new Failure.
             * @memberof ckpt.v1
             * @classdesc Represents a Failure.
             * @constructor
             * @param {ckpt.v1.Failure.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Failure = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Failure code.
             * @member {string} code
             * @memberof ckpt.v1.Failure
             * @instance
             */
            Failure.prototype.code = "";

            /**
             * Failure message.
             * @member {string} message
             * @memberof ckpt.v1.Failure
             * @instance
             */
            Failure.prototype.message = "";

            /**
             * Failure host.
             * @member {string} host
             * @memberof ckpt.v1.Failure
             * @instance
             */
            Failure.prototype.host = "";

            /**
             * Failure remedy.
             * @member {string} remedy
             * @memberof ckpt.v1.Failure
             * @instance
             */
            Failure.prototype.remedy = "";

            /**
             * Creates a new Failure instance using the specified properties.
             * @function create
             * @memberof ckpt.v1.Failure
             * @static
             * @param {ckpt.v1.Failure.$Properties=} [properties] Properties to set
             * @returns {ckpt.v1.Failure} Failure instance
             * @type {{
             *   (properties: ckpt.v1.Failure.$Shape): ckpt.v1.Failure & ckpt.v1.Failure.$Shape;
             *   (properties?: ckpt.v1.Failure.$Properties): ckpt.v1.Failure;
             * }}
             */
            Failure.create = function(properties) {
                return new Failure(properties);
            };

            /**
             * Encodes the specified Failure message. Does not implicitly {@link ckpt.v1.Failure.verify|verify} messages.
             * @function encode
             * @memberof ckpt.v1.Failure
             * @static
             * @param {ckpt.v1.Failure.$Properties} message Failure message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Failure.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.code != null && $Object.hasOwnProperty.call(message, "code") && message.code !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.code);
                if (message.message != null && $Object.hasOwnProperty.call(message, "message") && message.message !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.message);
                if (message.host != null && $Object.hasOwnProperty.call(message, "host") && message.host !== "")
                    writer.uint32(/* id 3, wireType 2 =*/26).string(message.host);
                if (message.remedy != null && $Object.hasOwnProperty.call(message, "remedy") && message.remedy !== "")
                    writer.uint32(/* id 4, wireType 2 =*/34).string(message.remedy);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Failure message from the specified reader or buffer.
             * @function decode
             * @memberof ckpt.v1.Failure
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {ckpt.v1.Failure & ckpt.v1.Failure.$Shape} Failure
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Failure.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.ckpt.v1.Failure();
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
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.code = value;
                            else
                                delete message.code;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.message = value;
                            else
                                delete message.message;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.host = value;
                            else
                                delete message.host;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.remedy = value;
                            else
                                delete message.remedy;
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
                return message;
            };

            /**
             * Creates a Failure message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof ckpt.v1.Failure
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {ckpt.v1.Failure} Failure
             */
            Failure.fromObject = function (object, _depth) {
                if (object instanceof $root.ckpt.v1.Failure)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".ckpt.v1.Failure: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.ckpt.v1.Failure();
                if (object.code != null)
                    if (typeof object.code !== "string" || object.code.length)
                        message.code = $String(object.code);
                if (object.message != null)
                    if (typeof object.message !== "string" || object.message.length)
                        message.message = $String(object.message);
                if (object.host != null)
                    if (typeof object.host !== "string" || object.host.length)
                        message.host = $String(object.host);
                if (object.remedy != null)
                    if (typeof object.remedy !== "string" || object.remedy.length)
                        message.remedy = $String(object.remedy);
                return message;
            };

            /**
             * Creates a plain object from a Failure message. Also converts values to other types if specified.
             * @function toObject
             * @memberof ckpt.v1.Failure
             * @static
             * @param {ckpt.v1.Failure} message Failure
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            Failure.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults) {
                    object.code = "";
                    object.message = "";
                    object.host = "";
                    object.remedy = "";
                }
                if (message.code != null && $Object.hasOwnProperty.call(message, "code"))
                    object.code = message.code;
                if (message.message != null && $Object.hasOwnProperty.call(message, "message"))
                    object.message = message.message;
                if (message.host != null && $Object.hasOwnProperty.call(message, "host"))
                    object.host = message.host;
                if (message.remedy != null && $Object.hasOwnProperty.call(message, "remedy"))
                    object.remedy = message.remedy;
                return object;
            };

            /**
             * Converts this Failure to JSON.
             * @function toJSON
             * @memberof ckpt.v1.Failure
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            Failure.prototype.toJSON = function() {
                return Failure.toObject(this, $protobuf.util.toJSONOptions);
            };

            /**
             * Gets the type url for Failure
             * @function getTypeUrl
             * @memberof ckpt.v1.Failure
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            Failure.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/ckpt.v1.Failure";
            };

            return Failure;
        })();

        v1.InitHostRequest = (function() {

            /**
             * Properties of an InitHostRequest.
             * @typedef {Object} ckpt.v1.InitHostRequest.$Properties
             * @property {string|null} [name] InitHostRequest name
             * @property {boolean|null} [hooks] InitHostRequest hooks
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of an InitHostRequest.
             * @memberof ckpt.v1
             * @interface IInitHostRequest
             * @augments ckpt.v1.InitHostRequest.$Properties
             * @deprecated Use ckpt.v1.InitHostRequest.$Properties instead.
             */

            /**
             * Shape of an InitHostRequest.
             * @typedef {ckpt.v1.InitHostRequest.$Properties} ckpt.v1.InitHostRequest.$Shape
             */

            /**
             * Constructs a new InitHostRequest.
             * @memberof ckpt.v1
             * @classdesc Represents an InitHostRequest.
             * @constructor
             * @param {ckpt.v1.InitHostRequest.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const InitHostRequest = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * InitHostRequest name.
             * @member {string} name
             * @memberof ckpt.v1.InitHostRequest
             * @instance
             */
            InitHostRequest.prototype.name = "";

            /**
             * InitHostRequest hooks.
             * @member {boolean} hooks
             * @memberof ckpt.v1.InitHostRequest
             * @instance
             */
            InitHostRequest.prototype.hooks = false;

            /**
             * Creates a new InitHostRequest instance using the specified properties.
             * @function create
             * @memberof ckpt.v1.InitHostRequest
             * @static
             * @param {ckpt.v1.InitHostRequest.$Properties=} [properties] Properties to set
             * @returns {ckpt.v1.InitHostRequest} InitHostRequest instance
             * @type {{
             *   (properties: ckpt.v1.InitHostRequest.$Shape): ckpt.v1.InitHostRequest & ckpt.v1.InitHostRequest.$Shape;
             *   (properties?: ckpt.v1.InitHostRequest.$Properties): ckpt.v1.InitHostRequest;
             * }}
             */
            InitHostRequest.create = function(properties) {
                return new InitHostRequest(properties);
            };

            /**
             * Encodes the specified InitHostRequest message. Does not implicitly {@link ckpt.v1.InitHostRequest.verify|verify} messages.
             * @function encode
             * @memberof ckpt.v1.InitHostRequest
             * @static
             * @param {ckpt.v1.InitHostRequest.$Properties} message InitHostRequest message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            InitHostRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.name != null && $Object.hasOwnProperty.call(message, "name") && message.name !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.name);
                if (message.hooks != null && $Object.hasOwnProperty.call(message, "hooks") && message.hooks !== false)
                    writer.uint32(/* id 2, wireType 0 =*/16).bool(message.hooks);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes an InitHostRequest message from the specified reader or buffer.
             * @function decode
             * @memberof ckpt.v1.InitHostRequest
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {ckpt.v1.InitHostRequest & ckpt.v1.InitHostRequest.$Shape} InitHostRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            InitHostRequest.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.ckpt.v1.InitHostRequest();
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
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.name = value;
                            else
                                delete message.name;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.hooks = value;
                            else
                                delete message.hooks;
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
                return message;
            };

            /**
             * Creates an InitHostRequest message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof ckpt.v1.InitHostRequest
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {ckpt.v1.InitHostRequest} InitHostRequest
             */
            InitHostRequest.fromObject = function (object, _depth) {
                if (object instanceof $root.ckpt.v1.InitHostRequest)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".ckpt.v1.InitHostRequest: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.ckpt.v1.InitHostRequest();
                if (object.name != null)
                    if (typeof object.name !== "string" || object.name.length)
                        message.name = $String(object.name);
                if (object.hooks != null)
                    if (object.hooks)
                        message.hooks = $Boolean(object.hooks);
                return message;
            };

            /**
             * Creates a plain object from an InitHostRequest message. Also converts values to other types if specified.
             * @function toObject
             * @memberof ckpt.v1.InitHostRequest
             * @static
             * @param {ckpt.v1.InitHostRequest} message InitHostRequest
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            InitHostRequest.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults) {
                    object.name = "";
                    object.hooks = false;
                }
                if (message.name != null && $Object.hasOwnProperty.call(message, "name"))
                    object.name = message.name;
                if (message.hooks != null && $Object.hasOwnProperty.call(message, "hooks"))
                    object.hooks = message.hooks;
                return object;
            };

            /**
             * Converts this InitHostRequest to JSON.
             * @function toJSON
             * @memberof ckpt.v1.InitHostRequest
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            InitHostRequest.prototype.toJSON = function() {
                return InitHostRequest.toObject(this, $protobuf.util.toJSONOptions);
            };

            /**
             * Gets the type url for InitHostRequest
             * @function getTypeUrl
             * @memberof ckpt.v1.InitHostRequest
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            InitHostRequest.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/ckpt.v1.InitHostRequest";
            };

            return InitHostRequest;
        })();

        v1.GetIdentityRequest = (function() {

            /**
             * Properties of a GetIdentityRequest.
             * @typedef {Object} ckpt.v1.GetIdentityRequest.$Properties
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a GetIdentityRequest.
             * @memberof ckpt.v1
             * @interface IGetIdentityRequest
             * @augments ckpt.v1.GetIdentityRequest.$Properties
             * @deprecated Use ckpt.v1.GetIdentityRequest.$Properties instead.
             */

            /**
             * Shape of a GetIdentityRequest.
             * @typedef {ckpt.v1.GetIdentityRequest.$Properties} ckpt.v1.GetIdentityRequest.$Shape
             */

            /**
             * Constructs a new GetIdentityRequest.
             * @memberof ckpt.v1
             * @classdesc Represents a GetIdentityRequest.
             * @constructor
             * @param {ckpt.v1.GetIdentityRequest.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const GetIdentityRequest = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Creates a new GetIdentityRequest instance using the specified properties.
             * @function create
             * @memberof ckpt.v1.GetIdentityRequest
             * @static
             * @param {ckpt.v1.GetIdentityRequest.$Properties=} [properties] Properties to set
             * @returns {ckpt.v1.GetIdentityRequest} GetIdentityRequest instance
             * @type {{
             *   (properties: ckpt.v1.GetIdentityRequest.$Shape): ckpt.v1.GetIdentityRequest & ckpt.v1.GetIdentityRequest.$Shape;
             *   (properties?: ckpt.v1.GetIdentityRequest.$Properties): ckpt.v1.GetIdentityRequest;
             * }}
             */
            GetIdentityRequest.create = function(properties) {
                return new GetIdentityRequest(properties);
            };

            /**
             * Encodes the specified GetIdentityRequest message. Does not implicitly {@link ckpt.v1.GetIdentityRequest.verify|verify} messages.
             * @function encode
             * @memberof ckpt.v1.GetIdentityRequest
             * @static
             * @param {ckpt.v1.GetIdentityRequest.$Properties} message GetIdentityRequest message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            GetIdentityRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a GetIdentityRequest message from the specified reader or buffer.
             * @function decode
             * @memberof ckpt.v1.GetIdentityRequest
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {ckpt.v1.GetIdentityRequest & ckpt.v1.GetIdentityRequest.$Shape} GetIdentityRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            GetIdentityRequest.decode = function (reader, length, _end, _depth, _target) {
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
                message = _target || new $root.ckpt.v1.GetIdentityRequest();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    reader.skipType(tag & 7, _depth, tag);
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
                return message;
            };

            /**
             * Creates a GetIdentityRequest message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof ckpt.v1.GetIdentityRequest
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {ckpt.v1.GetIdentityRequest} GetIdentityRequest
             */
            GetIdentityRequest.fromObject = function (object, _depth) {
                if (object instanceof $root.ckpt.v1.GetIdentityRequest)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".ckpt.v1.GetIdentityRequest: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                return new $root.ckpt.v1.GetIdentityRequest();
            };

            /**
             * Creates a plain object from a GetIdentityRequest message. Also converts values to other types if specified.
             * @function toObject
             * @memberof ckpt.v1.GetIdentityRequest
             * @static
             * @param {ckpt.v1.GetIdentityRequest} message GetIdentityRequest
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            GetIdentityRequest.toObject = function () {
                return {};
            };

            /**
             * Converts this GetIdentityRequest to JSON.
             * @function toJSON
             * @memberof ckpt.v1.GetIdentityRequest
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            GetIdentityRequest.prototype.toJSON = function() {
                return GetIdentityRequest.toObject(this, $protobuf.util.toJSONOptions);
            };

            /**
             * Gets the type url for GetIdentityRequest
             * @function getTypeUrl
             * @memberof ckpt.v1.GetIdentityRequest
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            GetIdentityRequest.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/ckpt.v1.GetIdentityRequest";
            };

            return GetIdentityRequest;
        })();

        v1.HostIdentity = (function() {

            /**
             * Properties of a HostIdentity.
             * @typedef {Object} ckpt.v1.HostIdentity.$Properties
             * @property {string|null} [name] HostIdentity name
             * @property {string|null} [id] HostIdentity id
             * @property {string|null} [fingerprint] HostIdentity fingerprint
             * @property {Array.<string>|null} [listen] HostIdentity listen
             * @property {boolean|null} [created] HostIdentity created
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a HostIdentity.
             * @memberof ckpt.v1
             * @interface IHostIdentity
             * @augments ckpt.v1.HostIdentity.$Properties
             * @deprecated Use ckpt.v1.HostIdentity.$Properties instead.
             */

            /**
             * Shape of a HostIdentity.
             * @typedef {ckpt.v1.HostIdentity.$Properties} ckpt.v1.HostIdentity.$Shape
             */

            /**
             * Constructs a new HostIdentity.
             * @memberof ckpt.v1
             * @classdesc Represents a HostIdentity.
             * @constructor
             * @param {ckpt.v1.HostIdentity.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const HostIdentity = function (properties) {
                this.listen = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * HostIdentity name.
             * @member {string} name
             * @memberof ckpt.v1.HostIdentity
             * @instance
             */
            HostIdentity.prototype.name = "";

            /**
             * HostIdentity id.
             * @member {string} id
             * @memberof ckpt.v1.HostIdentity
             * @instance
             */
            HostIdentity.prototype.id = "";

            /**
             * HostIdentity fingerprint.
             * @member {string} fingerprint
             * @memberof ckpt.v1.HostIdentity
             * @instance
             */
            HostIdentity.prototype.fingerprint = "";

            /**
             * HostIdentity listen.
             * @member {Array.<string>} listen
             * @memberof ckpt.v1.HostIdentity
             * @instance
             */
            HostIdentity.prototype.listen = $util.emptyArray;

            /**
             * HostIdentity created.
             * @member {boolean} created
             * @memberof ckpt.v1.HostIdentity
             * @instance
             */
            HostIdentity.prototype.created = false;

            /**
             * Creates a new HostIdentity instance using the specified properties.
             * @function create
             * @memberof ckpt.v1.HostIdentity
             * @static
             * @param {ckpt.v1.HostIdentity.$Properties=} [properties] Properties to set
             * @returns {ckpt.v1.HostIdentity} HostIdentity instance
             * @type {{
             *   (properties: ckpt.v1.HostIdentity.$Shape): ckpt.v1.HostIdentity & ckpt.v1.HostIdentity.$Shape;
             *   (properties?: ckpt.v1.HostIdentity.$Properties): ckpt.v1.HostIdentity;
             * }}
             */
            HostIdentity.create = function(properties) {
                return new HostIdentity(properties);
            };

            /**
             * Encodes the specified HostIdentity message. Does not implicitly {@link ckpt.v1.HostIdentity.verify|verify} messages.
             * @function encode
             * @memberof ckpt.v1.HostIdentity
             * @static
             * @param {ckpt.v1.HostIdentity.$Properties} message HostIdentity message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            HostIdentity.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.name != null && $Object.hasOwnProperty.call(message, "name") && message.name !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.name);
                if (message.id != null && $Object.hasOwnProperty.call(message, "id") && message.id !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.id);
                if (message.fingerprint != null && $Object.hasOwnProperty.call(message, "fingerprint") && message.fingerprint !== "")
                    writer.uint32(/* id 3, wireType 2 =*/26).string(message.fingerprint);
                if (message.listen != null && message.listen.length)
                    for (let i = 0; i < message.listen.length; ++i)
                        writer.uint32(/* id 4, wireType 2 =*/34).string(message.listen[i]);
                if (message.created != null && $Object.hasOwnProperty.call(message, "created") && message.created !== false)
                    writer.uint32(/* id 5, wireType 0 =*/40).bool(message.created);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a HostIdentity message from the specified reader or buffer.
             * @function decode
             * @memberof ckpt.v1.HostIdentity
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {ckpt.v1.HostIdentity & ckpt.v1.HostIdentity.$Shape} HostIdentity
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            HostIdentity.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.ckpt.v1.HostIdentity();
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
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.name = value;
                            else
                                delete message.name;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.id = value;
                            else
                                delete message.id;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.fingerprint = value;
                            else
                                delete message.fingerprint;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if (!(message.listen && message.listen.length))
                                message.listen = [];
                            message.listen.push(reader.stringVerify());
                            continue;
                        }
                    case 5: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.created = value;
                            else
                                delete message.created;
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
                return message;
            };

            /**
             * Creates a HostIdentity message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof ckpt.v1.HostIdentity
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {ckpt.v1.HostIdentity} HostIdentity
             */
            HostIdentity.fromObject = function (object, _depth) {
                if (object instanceof $root.ckpt.v1.HostIdentity)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".ckpt.v1.HostIdentity: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.ckpt.v1.HostIdentity();
                if (object.name != null)
                    if (typeof object.name !== "string" || object.name.length)
                        message.name = $String(object.name);
                if (object.id != null)
                    if (typeof object.id !== "string" || object.id.length)
                        message.id = $String(object.id);
                if (object.fingerprint != null)
                    if (typeof object.fingerprint !== "string" || object.fingerprint.length)
                        message.fingerprint = $String(object.fingerprint);
                if (object.listen) {
                    if (!$Array.isArray(object.listen))
                        throw $TypeError(".ckpt.v1.HostIdentity.listen: array expected");
                    message.listen = $Array(object.listen.length);
                    for (let i = 0; i < object.listen.length; ++i)
                        message.listen[i] = $String(object.listen[i]);
                }
                if (object.created != null)
                    if (object.created)
                        message.created = $Boolean(object.created);
                return message;
            };

            /**
             * Creates a plain object from a HostIdentity message. Also converts values to other types if specified.
             * @function toObject
             * @memberof ckpt.v1.HostIdentity
             * @static
             * @param {ckpt.v1.HostIdentity} message HostIdentity
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            HostIdentity.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.arrays || options.defaults)
                    object.listen = [];
                if (options.defaults) {
                    object.name = "";
                    object.id = "";
                    object.fingerprint = "";
                    object.created = false;
                }
                if (message.name != null && $Object.hasOwnProperty.call(message, "name"))
                    object.name = message.name;
                if (message.id != null && $Object.hasOwnProperty.call(message, "id"))
                    object.id = message.id;
                if (message.fingerprint != null && $Object.hasOwnProperty.call(message, "fingerprint"))
                    object.fingerprint = message.fingerprint;
                if (message.listen && message.listen.length) {
                    object.listen = $Array(message.listen.length);
                    for (let j = 0; j < message.listen.length; ++j)
                        object.listen[j] = message.listen[j];
                }
                if (message.created != null && $Object.hasOwnProperty.call(message, "created"))
                    object.created = message.created;
                return object;
            };

            /**
             * Converts this HostIdentity to JSON.
             * @function toJSON
             * @memberof ckpt.v1.HostIdentity
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            HostIdentity.prototype.toJSON = function() {
                return HostIdentity.toObject(this, $protobuf.util.toJSONOptions);
            };

            /**
             * Gets the type url for HostIdentity
             * @function getTypeUrl
             * @memberof ckpt.v1.HostIdentity
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            HostIdentity.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/ckpt.v1.HostIdentity";
            };

            return HostIdentity;
        })();

        v1.ProbeHostRequest = (function() {

            /**
             * Properties of a ProbeHostRequest.
             * @typedef {Object} ckpt.v1.ProbeHostRequest.$Properties
             * @property {string|null} [address] ProbeHostRequest address
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a ProbeHostRequest.
             * @memberof ckpt.v1
             * @interface IProbeHostRequest
             * @augments ckpt.v1.ProbeHostRequest.$Properties
             * @deprecated Use ckpt.v1.ProbeHostRequest.$Properties instead.
             */

            /**
             * Shape of a ProbeHostRequest.
             * @typedef {ckpt.v1.ProbeHostRequest.$Properties} ckpt.v1.ProbeHostRequest.$Shape
             */

            /**
             * Constructs a new ProbeHostRequest.
             * @memberof ckpt.v1
             * @classdesc Represents a ProbeHostRequest.
             * @constructor
             * @param {ckpt.v1.ProbeHostRequest.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const ProbeHostRequest = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * ProbeHostRequest address.
             * @member {string} address
             * @memberof ckpt.v1.ProbeHostRequest
             * @instance
             */
            ProbeHostRequest.prototype.address = "";

            /**
             * Creates a new ProbeHostRequest instance using the specified properties.
             * @function create
             * @memberof ckpt.v1.ProbeHostRequest
             * @static
             * @param {ckpt.v1.ProbeHostRequest.$Properties=} [properties] Properties to set
             * @returns {ckpt.v1.ProbeHostRequest} ProbeHostRequest instance
             * @type {{
             *   (properties: ckpt.v1.ProbeHostRequest.$Shape): ckpt.v1.ProbeHostRequest & ckpt.v1.ProbeHostRequest.$Shape;
             *   (properties?: ckpt.v1.ProbeHostRequest.$Properties): ckpt.v1.ProbeHostRequest;
             * }}
             */
            ProbeHostRequest.create = function(properties) {
                return new ProbeHostRequest(properties);
            };

            /**
             * Encodes the specified ProbeHostRequest message. Does not implicitly {@link ckpt.v1.ProbeHostRequest.verify|verify} messages.
             * @function encode
             * @memberof ckpt.v1.ProbeHostRequest
             * @static
             * @param {ckpt.v1.ProbeHostRequest.$Properties} message ProbeHostRequest message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            ProbeHostRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.address != null && $Object.hasOwnProperty.call(message, "address") && message.address !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.address);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a ProbeHostRequest message from the specified reader or buffer.
             * @function decode
             * @memberof ckpt.v1.ProbeHostRequest
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {ckpt.v1.ProbeHostRequest & ckpt.v1.ProbeHostRequest.$Shape} ProbeHostRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            ProbeHostRequest.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.ckpt.v1.ProbeHostRequest();
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
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.address = value;
                            else
                                delete message.address;
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
                return message;
            };

            /**
             * Creates a ProbeHostRequest message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof ckpt.v1.ProbeHostRequest
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {ckpt.v1.ProbeHostRequest} ProbeHostRequest
             */
            ProbeHostRequest.fromObject = function (object, _depth) {
                if (object instanceof $root.ckpt.v1.ProbeHostRequest)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".ckpt.v1.ProbeHostRequest: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.ckpt.v1.ProbeHostRequest();
                if (object.address != null)
                    if (typeof object.address !== "string" || object.address.length)
                        message.address = $String(object.address);
                return message;
            };

            /**
             * Creates a plain object from a ProbeHostRequest message. Also converts values to other types if specified.
             * @function toObject
             * @memberof ckpt.v1.ProbeHostRequest
             * @static
             * @param {ckpt.v1.ProbeHostRequest} message ProbeHostRequest
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            ProbeHostRequest.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults)
                    object.address = "";
                if (message.address != null && $Object.hasOwnProperty.call(message, "address"))
                    object.address = message.address;
                return object;
            };

            /**
             * Converts this ProbeHostRequest to JSON.
             * @function toJSON
             * @memberof ckpt.v1.ProbeHostRequest
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            ProbeHostRequest.prototype.toJSON = function() {
                return ProbeHostRequest.toObject(this, $protobuf.util.toJSONOptions);
            };

            /**
             * Gets the type url for ProbeHostRequest
             * @function getTypeUrl
             * @memberof ckpt.v1.ProbeHostRequest
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            ProbeHostRequest.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/ckpt.v1.ProbeHostRequest";
            };

            return ProbeHostRequest;
        })();

        v1.ProbeHostReply = (function() {

            /**
             * Properties of a ProbeHostReply.
             * @typedef {Object} ckpt.v1.ProbeHostReply.$Properties
             * @property {string|null} [fingerprint] ProbeHostReply fingerprint
             * @property {string|null} [id] ProbeHostReply id
             * @property {string|null} [name] ProbeHostReply name
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a ProbeHostReply.
             * @memberof ckpt.v1
             * @interface IProbeHostReply
             * @augments ckpt.v1.ProbeHostReply.$Properties
             * @deprecated Use ckpt.v1.ProbeHostReply.$Properties instead.
             */

            /**
             * Shape of a ProbeHostReply.
             * @typedef {ckpt.v1.ProbeHostReply.$Properties} ckpt.v1.ProbeHostReply.$Shape
             */

            /**
             * Constructs a new ProbeHostReply.
             * @memberof ckpt.v1
             * @classdesc Represents a ProbeHostReply.
             * @constructor
             * @param {ckpt.v1.ProbeHostReply.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const ProbeHostReply = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * ProbeHostReply fingerprint.
             * @member {string} fingerprint
             * @memberof ckpt.v1.ProbeHostReply
             * @instance
             */
            ProbeHostReply.prototype.fingerprint = "";

            /**
             * ProbeHostReply id.
             * @member {string} id
             * @memberof ckpt.v1.ProbeHostReply
             * @instance
             */
            ProbeHostReply.prototype.id = "";

            /**
             * ProbeHostReply name.
             * @member {string} name
             * @memberof ckpt.v1.ProbeHostReply
             * @instance
             */
            ProbeHostReply.prototype.name = "";

            /**
             * Creates a new ProbeHostReply instance using the specified properties.
             * @function create
             * @memberof ckpt.v1.ProbeHostReply
             * @static
             * @param {ckpt.v1.ProbeHostReply.$Properties=} [properties] Properties to set
             * @returns {ckpt.v1.ProbeHostReply} ProbeHostReply instance
             * @type {{
             *   (properties: ckpt.v1.ProbeHostReply.$Shape): ckpt.v1.ProbeHostReply & ckpt.v1.ProbeHostReply.$Shape;
             *   (properties?: ckpt.v1.ProbeHostReply.$Properties): ckpt.v1.ProbeHostReply;
             * }}
             */
            ProbeHostReply.create = function(properties) {
                return new ProbeHostReply(properties);
            };

            /**
             * Encodes the specified ProbeHostReply message. Does not implicitly {@link ckpt.v1.ProbeHostReply.verify|verify} messages.
             * @function encode
             * @memberof ckpt.v1.ProbeHostReply
             * @static
             * @param {ckpt.v1.ProbeHostReply.$Properties} message ProbeHostReply message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            ProbeHostReply.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.fingerprint != null && $Object.hasOwnProperty.call(message, "fingerprint") && message.fingerprint !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.fingerprint);
                if (message.id != null && $Object.hasOwnProperty.call(message, "id") && message.id !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.id);
                if (message.name != null && $Object.hasOwnProperty.call(message, "name") && message.name !== "")
                    writer.uint32(/* id 3, wireType 2 =*/26).string(message.name);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a ProbeHostReply message from the specified reader or buffer.
             * @function decode
             * @memberof ckpt.v1.ProbeHostReply
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {ckpt.v1.ProbeHostReply & ckpt.v1.ProbeHostReply.$Shape} ProbeHostReply
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            ProbeHostReply.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.ckpt.v1.ProbeHostReply();
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
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.fingerprint = value;
                            else
                                delete message.fingerprint;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.id = value;
                            else
                                delete message.id;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.name = value;
                            else
                                delete message.name;
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
                return message;
            };

            /**
             * Creates a ProbeHostReply message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof ckpt.v1.ProbeHostReply
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {ckpt.v1.ProbeHostReply} ProbeHostReply
             */
            ProbeHostReply.fromObject = function (object, _depth) {
                if (object instanceof $root.ckpt.v1.ProbeHostReply)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".ckpt.v1.ProbeHostReply: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.ckpt.v1.ProbeHostReply();
                if (object.fingerprint != null)
                    if (typeof object.fingerprint !== "string" || object.fingerprint.length)
                        message.fingerprint = $String(object.fingerprint);
                if (object.id != null)
                    if (typeof object.id !== "string" || object.id.length)
                        message.id = $String(object.id);
                if (object.name != null)
                    if (typeof object.name !== "string" || object.name.length)
                        message.name = $String(object.name);
                return message;
            };

            /**
             * Creates a plain object from a ProbeHostReply message. Also converts values to other types if specified.
             * @function toObject
             * @memberof ckpt.v1.ProbeHostReply
             * @static
             * @param {ckpt.v1.ProbeHostReply} message ProbeHostReply
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            ProbeHostReply.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults) {
                    object.fingerprint = "";
                    object.id = "";
                    object.name = "";
                }
                if (message.fingerprint != null && $Object.hasOwnProperty.call(message, "fingerprint"))
                    object.fingerprint = message.fingerprint;
                if (message.id != null && $Object.hasOwnProperty.call(message, "id"))
                    object.id = message.id;
                if (message.name != null && $Object.hasOwnProperty.call(message, "name"))
                    object.name = message.name;
                return object;
            };

            /**
             * Converts this ProbeHostReply to JSON.
             * @function toJSON
             * @memberof ckpt.v1.ProbeHostReply
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            ProbeHostReply.prototype.toJSON = function() {
                return ProbeHostReply.toObject(this, $protobuf.util.toJSONOptions);
            };

            /**
             * Gets the type url for ProbeHostReply
             * @function getTypeUrl
             * @memberof ckpt.v1.ProbeHostReply
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            ProbeHostReply.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/ckpt.v1.ProbeHostReply";
            };

            return ProbeHostReply;
        })();

        v1.AddHostRequest = (function() {

            /**
             * Properties of an AddHostRequest.
             * @typedef {Object} ckpt.v1.AddHostRequest.$Properties
             * @property {string|null} [name] AddHostRequest name
             * @property {string|null} [address] AddHostRequest address
             * @property {string|null} [fingerprint] AddHostRequest fingerprint
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of an AddHostRequest.
             * @memberof ckpt.v1
             * @interface IAddHostRequest
             * @augments ckpt.v1.AddHostRequest.$Properties
             * @deprecated Use ckpt.v1.AddHostRequest.$Properties instead.
             */

            /**
             * Shape of an AddHostRequest.
             * @typedef {ckpt.v1.AddHostRequest.$Properties} ckpt.v1.AddHostRequest.$Shape
             */

            /**
             * Constructs a new AddHostRequest.
             * @memberof ckpt.v1
             * @classdesc Represents an AddHostRequest.
             * @constructor
             * @param {ckpt.v1.AddHostRequest.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const AddHostRequest = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * AddHostRequest name.
             * @member {string} name
             * @memberof ckpt.v1.AddHostRequest
             * @instance
             */
            AddHostRequest.prototype.name = "";

            /**
             * AddHostRequest address.
             * @member {string} address
             * @memberof ckpt.v1.AddHostRequest
             * @instance
             */
            AddHostRequest.prototype.address = "";

            /**
             * AddHostRequest fingerprint.
             * @member {string} fingerprint
             * @memberof ckpt.v1.AddHostRequest
             * @instance
             */
            AddHostRequest.prototype.fingerprint = "";

            /**
             * Creates a new AddHostRequest instance using the specified properties.
             * @function create
             * @memberof ckpt.v1.AddHostRequest
             * @static
             * @param {ckpt.v1.AddHostRequest.$Properties=} [properties] Properties to set
             * @returns {ckpt.v1.AddHostRequest} AddHostRequest instance
             * @type {{
             *   (properties: ckpt.v1.AddHostRequest.$Shape): ckpt.v1.AddHostRequest & ckpt.v1.AddHostRequest.$Shape;
             *   (properties?: ckpt.v1.AddHostRequest.$Properties): ckpt.v1.AddHostRequest;
             * }}
             */
            AddHostRequest.create = function(properties) {
                return new AddHostRequest(properties);
            };

            /**
             * Encodes the specified AddHostRequest message. Does not implicitly {@link ckpt.v1.AddHostRequest.verify|verify} messages.
             * @function encode
             * @memberof ckpt.v1.AddHostRequest
             * @static
             * @param {ckpt.v1.AddHostRequest.$Properties} message AddHostRequest message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            AddHostRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.name != null && $Object.hasOwnProperty.call(message, "name") && message.name !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.name);
                if (message.address != null && $Object.hasOwnProperty.call(message, "address") && message.address !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.address);
                if (message.fingerprint != null && $Object.hasOwnProperty.call(message, "fingerprint") && message.fingerprint !== "")
                    writer.uint32(/* id 3, wireType 2 =*/26).string(message.fingerprint);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes an AddHostRequest message from the specified reader or buffer.
             * @function decode
             * @memberof ckpt.v1.AddHostRequest
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {ckpt.v1.AddHostRequest & ckpt.v1.AddHostRequest.$Shape} AddHostRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            AddHostRequest.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.ckpt.v1.AddHostRequest();
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
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.name = value;
                            else
                                delete message.name;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.address = value;
                            else
                                delete message.address;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.fingerprint = value;
                            else
                                delete message.fingerprint;
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
                return message;
            };

            /**
             * Creates an AddHostRequest message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof ckpt.v1.AddHostRequest
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {ckpt.v1.AddHostRequest} AddHostRequest
             */
            AddHostRequest.fromObject = function (object, _depth) {
                if (object instanceof $root.ckpt.v1.AddHostRequest)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".ckpt.v1.AddHostRequest: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.ckpt.v1.AddHostRequest();
                if (object.name != null)
                    if (typeof object.name !== "string" || object.name.length)
                        message.name = $String(object.name);
                if (object.address != null)
                    if (typeof object.address !== "string" || object.address.length)
                        message.address = $String(object.address);
                if (object.fingerprint != null)
                    if (typeof object.fingerprint !== "string" || object.fingerprint.length)
                        message.fingerprint = $String(object.fingerprint);
                return message;
            };

            /**
             * Creates a plain object from an AddHostRequest message. Also converts values to other types if specified.
             * @function toObject
             * @memberof ckpt.v1.AddHostRequest
             * @static
             * @param {ckpt.v1.AddHostRequest} message AddHostRequest
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            AddHostRequest.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults) {
                    object.name = "";
                    object.address = "";
                    object.fingerprint = "";
                }
                if (message.name != null && $Object.hasOwnProperty.call(message, "name"))
                    object.name = message.name;
                if (message.address != null && $Object.hasOwnProperty.call(message, "address"))
                    object.address = message.address;
                if (message.fingerprint != null && $Object.hasOwnProperty.call(message, "fingerprint"))
                    object.fingerprint = message.fingerprint;
                return object;
            };

            /**
             * Converts this AddHostRequest to JSON.
             * @function toJSON
             * @memberof ckpt.v1.AddHostRequest
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            AddHostRequest.prototype.toJSON = function() {
                return AddHostRequest.toObject(this, $protobuf.util.toJSONOptions);
            };

            /**
             * Gets the type url for AddHostRequest
             * @function getTypeUrl
             * @memberof ckpt.v1.AddHostRequest
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            AddHostRequest.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/ckpt.v1.AddHostRequest";
            };

            return AddHostRequest;
        })();

        v1.HostRef = (function() {

            /**
             * Properties of a HostRef.
             * @typedef {Object} ckpt.v1.HostRef.$Properties
             * @property {string|null} [name] HostRef name
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a HostRef.
             * @memberof ckpt.v1
             * @interface IHostRef
             * @augments ckpt.v1.HostRef.$Properties
             * @deprecated Use ckpt.v1.HostRef.$Properties instead.
             */

            /**
             * Shape of a HostRef.
             * @typedef {ckpt.v1.HostRef.$Properties} ckpt.v1.HostRef.$Shape
             */

            /**
             * Constructs a new HostRef.
             * @memberof ckpt.v1
             * @classdesc Represents a HostRef.
             * @constructor
             * @param {ckpt.v1.HostRef.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const HostRef = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * HostRef name.
             * @member {string} name
             * @memberof ckpt.v1.HostRef
             * @instance
             */
            HostRef.prototype.name = "";

            /**
             * Creates a new HostRef instance using the specified properties.
             * @function create
             * @memberof ckpt.v1.HostRef
             * @static
             * @param {ckpt.v1.HostRef.$Properties=} [properties] Properties to set
             * @returns {ckpt.v1.HostRef} HostRef instance
             * @type {{
             *   (properties: ckpt.v1.HostRef.$Shape): ckpt.v1.HostRef & ckpt.v1.HostRef.$Shape;
             *   (properties?: ckpt.v1.HostRef.$Properties): ckpt.v1.HostRef;
             * }}
             */
            HostRef.create = function(properties) {
                return new HostRef(properties);
            };

            /**
             * Encodes the specified HostRef message. Does not implicitly {@link ckpt.v1.HostRef.verify|verify} messages.
             * @function encode
             * @memberof ckpt.v1.HostRef
             * @static
             * @param {ckpt.v1.HostRef.$Properties} message HostRef message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            HostRef.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.name != null && $Object.hasOwnProperty.call(message, "name") && message.name !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.name);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a HostRef message from the specified reader or buffer.
             * @function decode
             * @memberof ckpt.v1.HostRef
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {ckpt.v1.HostRef & ckpt.v1.HostRef.$Shape} HostRef
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            HostRef.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.ckpt.v1.HostRef();
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
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.name = value;
                            else
                                delete message.name;
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
                return message;
            };

            /**
             * Creates a HostRef message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof ckpt.v1.HostRef
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {ckpt.v1.HostRef} HostRef
             */
            HostRef.fromObject = function (object, _depth) {
                if (object instanceof $root.ckpt.v1.HostRef)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".ckpt.v1.HostRef: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.ckpt.v1.HostRef();
                if (object.name != null)
                    if (typeof object.name !== "string" || object.name.length)
                        message.name = $String(object.name);
                return message;
            };

            /**
             * Creates a plain object from a HostRef message. Also converts values to other types if specified.
             * @function toObject
             * @memberof ckpt.v1.HostRef
             * @static
             * @param {ckpt.v1.HostRef} message HostRef
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            HostRef.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults)
                    object.name = "";
                if (message.name != null && $Object.hasOwnProperty.call(message, "name"))
                    object.name = message.name;
                return object;
            };

            /**
             * Converts this HostRef to JSON.
             * @function toJSON
             * @memberof ckpt.v1.HostRef
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            HostRef.prototype.toJSON = function() {
                return HostRef.toObject(this, $protobuf.util.toJSONOptions);
            };

            /**
             * Gets the type url for HostRef
             * @function getTypeUrl
             * @memberof ckpt.v1.HostRef
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            HostRef.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/ckpt.v1.HostRef";
            };

            return HostRef;
        })();

        v1.RemoveHostReply = (function() {

            /**
             * Properties of a RemoveHostReply.
             * @typedef {Object} ckpt.v1.RemoveHostReply.$Properties
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a RemoveHostReply.
             * @memberof ckpt.v1
             * @interface IRemoveHostReply
             * @augments ckpt.v1.RemoveHostReply.$Properties
             * @deprecated Use ckpt.v1.RemoveHostReply.$Properties instead.
             */

            /**
             * Shape of a RemoveHostReply.
             * @typedef {ckpt.v1.RemoveHostReply.$Properties} ckpt.v1.RemoveHostReply.$Shape
             */

            /**
             * Constructs a new RemoveHostReply.
             * @memberof ckpt.v1
             * @classdesc Represents a RemoveHostReply.
             * @constructor
             * @param {ckpt.v1.RemoveHostReply.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const RemoveHostReply = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Creates a new RemoveHostReply instance using the specified properties.
             * @function create
             * @memberof ckpt.v1.RemoveHostReply
             * @static
             * @param {ckpt.v1.RemoveHostReply.$Properties=} [properties] Properties to set
             * @returns {ckpt.v1.RemoveHostReply} RemoveHostReply instance
             * @type {{
             *   (properties: ckpt.v1.RemoveHostReply.$Shape): ckpt.v1.RemoveHostReply & ckpt.v1.RemoveHostReply.$Shape;
             *   (properties?: ckpt.v1.RemoveHostReply.$Properties): ckpt.v1.RemoveHostReply;
             * }}
             */
            RemoveHostReply.create = function(properties) {
                return new RemoveHostReply(properties);
            };

            /**
             * Encodes the specified RemoveHostReply message. Does not implicitly {@link ckpt.v1.RemoveHostReply.verify|verify} messages.
             * @function encode
             * @memberof ckpt.v1.RemoveHostReply
             * @static
             * @param {ckpt.v1.RemoveHostReply.$Properties} message RemoveHostReply message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            RemoveHostReply.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a RemoveHostReply message from the specified reader or buffer.
             * @function decode
             * @memberof ckpt.v1.RemoveHostReply
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {ckpt.v1.RemoveHostReply & ckpt.v1.RemoveHostReply.$Shape} RemoveHostReply
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            RemoveHostReply.decode = function (reader, length, _end, _depth, _target) {
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
                message = _target || new $root.ckpt.v1.RemoveHostReply();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    reader.skipType(tag & 7, _depth, tag);
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
                return message;
            };

            /**
             * Creates a RemoveHostReply message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof ckpt.v1.RemoveHostReply
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {ckpt.v1.RemoveHostReply} RemoveHostReply
             */
            RemoveHostReply.fromObject = function (object, _depth) {
                if (object instanceof $root.ckpt.v1.RemoveHostReply)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".ckpt.v1.RemoveHostReply: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                return new $root.ckpt.v1.RemoveHostReply();
            };

            /**
             * Creates a plain object from a RemoveHostReply message. Also converts values to other types if specified.
             * @function toObject
             * @memberof ckpt.v1.RemoveHostReply
             * @static
             * @param {ckpt.v1.RemoveHostReply} message RemoveHostReply
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            RemoveHostReply.toObject = function () {
                return {};
            };

            /**
             * Converts this RemoveHostReply to JSON.
             * @function toJSON
             * @memberof ckpt.v1.RemoveHostReply
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            RemoveHostReply.prototype.toJSON = function() {
                return RemoveHostReply.toObject(this, $protobuf.util.toJSONOptions);
            };

            /**
             * Gets the type url for RemoveHostReply
             * @function getTypeUrl
             * @memberof ckpt.v1.RemoveHostReply
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            RemoveHostReply.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/ckpt.v1.RemoveHostReply";
            };

            return RemoveHostReply;
        })();

        v1.ListHostsRequest = (function() {

            /**
             * Properties of a ListHostsRequest.
             * @typedef {Object} ckpt.v1.ListHostsRequest.$Properties
             * @property {boolean|null} [probe] ListHostsRequest probe
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a ListHostsRequest.
             * @memberof ckpt.v1
             * @interface IListHostsRequest
             * @augments ckpt.v1.ListHostsRequest.$Properties
             * @deprecated Use ckpt.v1.ListHostsRequest.$Properties instead.
             */

            /**
             * Shape of a ListHostsRequest.
             * @typedef {ckpt.v1.ListHostsRequest.$Properties} ckpt.v1.ListHostsRequest.$Shape
             */

            /**
             * Constructs a new ListHostsRequest.
             * @memberof ckpt.v1
             * @classdesc Represents a ListHostsRequest.
             * @constructor
             * @param {ckpt.v1.ListHostsRequest.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const ListHostsRequest = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * ListHostsRequest probe.
             * @member {boolean} probe
             * @memberof ckpt.v1.ListHostsRequest
             * @instance
             */
            ListHostsRequest.prototype.probe = false;

            /**
             * Creates a new ListHostsRequest instance using the specified properties.
             * @function create
             * @memberof ckpt.v1.ListHostsRequest
             * @static
             * @param {ckpt.v1.ListHostsRequest.$Properties=} [properties] Properties to set
             * @returns {ckpt.v1.ListHostsRequest} ListHostsRequest instance
             * @type {{
             *   (properties: ckpt.v1.ListHostsRequest.$Shape): ckpt.v1.ListHostsRequest & ckpt.v1.ListHostsRequest.$Shape;
             *   (properties?: ckpt.v1.ListHostsRequest.$Properties): ckpt.v1.ListHostsRequest;
             * }}
             */
            ListHostsRequest.create = function(properties) {
                return new ListHostsRequest(properties);
            };

            /**
             * Encodes the specified ListHostsRequest message. Does not implicitly {@link ckpt.v1.ListHostsRequest.verify|verify} messages.
             * @function encode
             * @memberof ckpt.v1.ListHostsRequest
             * @static
             * @param {ckpt.v1.ListHostsRequest.$Properties} message ListHostsRequest message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            ListHostsRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.probe != null && $Object.hasOwnProperty.call(message, "probe") && message.probe !== false)
                    writer.uint32(/* id 1, wireType 0 =*/8).bool(message.probe);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a ListHostsRequest message from the specified reader or buffer.
             * @function decode
             * @memberof ckpt.v1.ListHostsRequest
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {ckpt.v1.ListHostsRequest & ckpt.v1.ListHostsRequest.$Shape} ListHostsRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            ListHostsRequest.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.ckpt.v1.ListHostsRequest();
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
                            if (value = reader.bool())
                                message.probe = value;
                            else
                                delete message.probe;
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
                return message;
            };

            /**
             * Creates a ListHostsRequest message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof ckpt.v1.ListHostsRequest
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {ckpt.v1.ListHostsRequest} ListHostsRequest
             */
            ListHostsRequest.fromObject = function (object, _depth) {
                if (object instanceof $root.ckpt.v1.ListHostsRequest)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".ckpt.v1.ListHostsRequest: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.ckpt.v1.ListHostsRequest();
                if (object.probe != null)
                    if (object.probe)
                        message.probe = $Boolean(object.probe);
                return message;
            };

            /**
             * Creates a plain object from a ListHostsRequest message. Also converts values to other types if specified.
             * @function toObject
             * @memberof ckpt.v1.ListHostsRequest
             * @static
             * @param {ckpt.v1.ListHostsRequest} message ListHostsRequest
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            ListHostsRequest.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults)
                    object.probe = false;
                if (message.probe != null && $Object.hasOwnProperty.call(message, "probe"))
                    object.probe = message.probe;
                return object;
            };

            /**
             * Converts this ListHostsRequest to JSON.
             * @function toJSON
             * @memberof ckpt.v1.ListHostsRequest
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            ListHostsRequest.prototype.toJSON = function() {
                return ListHostsRequest.toObject(this, $protobuf.util.toJSONOptions);
            };

            /**
             * Gets the type url for ListHostsRequest
             * @function getTypeUrl
             * @memberof ckpt.v1.ListHostsRequest
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            ListHostsRequest.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/ckpt.v1.ListHostsRequest";
            };

            return ListHostsRequest;
        })();

        v1.ListHostsReply = (function() {

            /**
             * Properties of a ListHostsReply.
             * @typedef {Object} ckpt.v1.ListHostsReply.$Properties
             * @property {Array.<ckpt.v1.Host.$Properties>|null} [hosts] ListHostsReply hosts
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a ListHostsReply.
             * @memberof ckpt.v1
             * @interface IListHostsReply
             * @augments ckpt.v1.ListHostsReply.$Properties
             * @deprecated Use ckpt.v1.ListHostsReply.$Properties instead.
             */

            /**
             * Shape of a ListHostsReply.
             * @typedef {ckpt.v1.ListHostsReply.$Properties} ckpt.v1.ListHostsReply.$Shape
             */

            /**
             * Constructs a new ListHostsReply.
             * @memberof ckpt.v1
             * @classdesc Represents a ListHostsReply.
             * @constructor
             * @param {ckpt.v1.ListHostsReply.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const ListHostsReply = function (properties) {
                this.hosts = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * ListHostsReply hosts.
             * @member {Array.<ckpt.v1.Host.$Properties>} hosts
             * @memberof ckpt.v1.ListHostsReply
             * @instance
             */
            ListHostsReply.prototype.hosts = $util.emptyArray;

            /**
             * Creates a new ListHostsReply instance using the specified properties.
             * @function create
             * @memberof ckpt.v1.ListHostsReply
             * @static
             * @param {ckpt.v1.ListHostsReply.$Properties=} [properties] Properties to set
             * @returns {ckpt.v1.ListHostsReply} ListHostsReply instance
             * @type {{
             *   (properties: ckpt.v1.ListHostsReply.$Shape): ckpt.v1.ListHostsReply & ckpt.v1.ListHostsReply.$Shape;
             *   (properties?: ckpt.v1.ListHostsReply.$Properties): ckpt.v1.ListHostsReply;
             * }}
             */
            ListHostsReply.create = function(properties) {
                return new ListHostsReply(properties);
            };

            /**
             * Encodes the specified ListHostsReply message. Does not implicitly {@link ckpt.v1.ListHostsReply.verify|verify} messages.
             * @function encode
             * @memberof ckpt.v1.ListHostsReply
             * @static
             * @param {ckpt.v1.ListHostsReply.$Properties} message ListHostsReply message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            ListHostsReply.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.hosts != null && message.hosts.length)
                    for (let i = 0; i < message.hosts.length; ++i)
                        $root.ckpt.v1.Host.encode(message.hosts[i], writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a ListHostsReply message from the specified reader or buffer.
             * @function decode
             * @memberof ckpt.v1.ListHostsReply
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {ckpt.v1.ListHostsReply & ckpt.v1.ListHostsReply.$Shape} ListHostsReply
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            ListHostsReply.decode = function (reader, length, _end, _depth, _target) {
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
                message = _target || new $root.ckpt.v1.ListHostsReply();
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
                            if (wireType !== 2)
                                break;
                            if (!(message.hosts && message.hosts.length))
                                message.hosts = [];
                            message.hosts.push($root.ckpt.v1.Host.decode(reader, reader.size(), $undefined, _depth + 1));
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
                return message;
            };

            /**
             * Creates a ListHostsReply message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof ckpt.v1.ListHostsReply
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {ckpt.v1.ListHostsReply} ListHostsReply
             */
            ListHostsReply.fromObject = function (object, _depth) {
                if (object instanceof $root.ckpt.v1.ListHostsReply)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".ckpt.v1.ListHostsReply: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.ckpt.v1.ListHostsReply();
                if (object.hosts) {
                    if (!$Array.isArray(object.hosts))
                        throw $TypeError(".ckpt.v1.ListHostsReply.hosts: array expected");
                    message.hosts = $Array(object.hosts.length);
                    for (let i = 0; i < object.hosts.length; ++i) {
                        if (!$util.isObject(object.hosts[i]))
                            throw $TypeError(".ckpt.v1.ListHostsReply.hosts: object expected");
                        message.hosts[i] = $root.ckpt.v1.Host.fromObject(object.hosts[i], _depth + 1);
                    }
                }
                return message;
            };

            /**
             * Creates a plain object from a ListHostsReply message. Also converts values to other types if specified.
             * @function toObject
             * @memberof ckpt.v1.ListHostsReply
             * @static
             * @param {ckpt.v1.ListHostsReply} message ListHostsReply
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            ListHostsReply.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.arrays || options.defaults)
                    object.hosts = [];
                if (message.hosts && message.hosts.length) {
                    object.hosts = $Array(message.hosts.length);
                    for (let j = 0; j < message.hosts.length; ++j)
                        object.hosts[j] = $root.ckpt.v1.Host.toObject(message.hosts[j], options, _depth + 1);
                }
                return object;
            };

            /**
             * Converts this ListHostsReply to JSON.
             * @function toJSON
             * @memberof ckpt.v1.ListHostsReply
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            ListHostsReply.prototype.toJSON = function() {
                return ListHostsReply.toObject(this, $protobuf.util.toJSONOptions);
            };

            /**
             * Gets the type url for ListHostsReply
             * @function getTypeUrl
             * @memberof ckpt.v1.ListHostsReply
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            ListHostsReply.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/ckpt.v1.ListHostsReply";
            };

            return ListHostsReply;
        })();

        v1.Host = (function() {

            /**
             * Properties of a Host.
             * @typedef {Object} ckpt.v1.Host.$Properties
             * @property {string|null} [name] Host name
             * @property {string|null} [address] Host address
             * @property {string|null} [fingerprint] Host fingerprint
             * @property {string|null} [id] Host id
             * @property {string|null} [status] Host status
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Host.
             * @memberof ckpt.v1
             * @interface IHost
             * @augments ckpt.v1.Host.$Properties
             * @deprecated Use ckpt.v1.Host.$Properties instead.
             */

            /**
             * Shape of a Host.
             * @typedef {ckpt.v1.Host.$Properties} ckpt.v1.Host.$Shape
             */

            /**
             * Constructs a new Host.
             * @memberof ckpt.v1
             * @classdesc Represents a Host.
             * @constructor
             * @param {ckpt.v1.Host.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Host = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Host name.
             * @member {string} name
             * @memberof ckpt.v1.Host
             * @instance
             */
            Host.prototype.name = "";

            /**
             * Host address.
             * @member {string} address
             * @memberof ckpt.v1.Host
             * @instance
             */
            Host.prototype.address = "";

            /**
             * Host fingerprint.
             * @member {string} fingerprint
             * @memberof ckpt.v1.Host
             * @instance
             */
            Host.prototype.fingerprint = "";

            /**
             * Host id.
             * @member {string} id
             * @memberof ckpt.v1.Host
             * @instance
             */
            Host.prototype.id = "";

            /**
             * Host status.
             * @member {string} status
             * @memberof ckpt.v1.Host
             * @instance
             */
            Host.prototype.status = "";

            /**
             * Creates a new Host instance using the specified properties.
             * @function create
             * @memberof ckpt.v1.Host
             * @static
             * @param {ckpt.v1.Host.$Properties=} [properties] Properties to set
             * @returns {ckpt.v1.Host} Host instance
             * @type {{
             *   (properties: ckpt.v1.Host.$Shape): ckpt.v1.Host & ckpt.v1.Host.$Shape;
             *   (properties?: ckpt.v1.Host.$Properties): ckpt.v1.Host;
             * }}
             */
            Host.create = function(properties) {
                return new Host(properties);
            };

            /**
             * Encodes the specified Host message. Does not implicitly {@link ckpt.v1.Host.verify|verify} messages.
             * @function encode
             * @memberof ckpt.v1.Host
             * @static
             * @param {ckpt.v1.Host.$Properties} message Host message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Host.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.name != null && $Object.hasOwnProperty.call(message, "name") && message.name !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.name);
                if (message.address != null && $Object.hasOwnProperty.call(message, "address") && message.address !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.address);
                if (message.fingerprint != null && $Object.hasOwnProperty.call(message, "fingerprint") && message.fingerprint !== "")
                    writer.uint32(/* id 3, wireType 2 =*/26).string(message.fingerprint);
                if (message.id != null && $Object.hasOwnProperty.call(message, "id") && message.id !== "")
                    writer.uint32(/* id 4, wireType 2 =*/34).string(message.id);
                if (message.status != null && $Object.hasOwnProperty.call(message, "status") && message.status !== "")
                    writer.uint32(/* id 5, wireType 2 =*/42).string(message.status);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Host message from the specified reader or buffer.
             * @function decode
             * @memberof ckpt.v1.Host
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {ckpt.v1.Host & ckpt.v1.Host.$Shape} Host
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Host.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.ckpt.v1.Host();
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
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.name = value;
                            else
                                delete message.name;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.address = value;
                            else
                                delete message.address;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.fingerprint = value;
                            else
                                delete message.fingerprint;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.id = value;
                            else
                                delete message.id;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.status = value;
                            else
                                delete message.status;
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
                return message;
            };

            /**
             * Creates a Host message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof ckpt.v1.Host
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {ckpt.v1.Host} Host
             */
            Host.fromObject = function (object, _depth) {
                if (object instanceof $root.ckpt.v1.Host)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".ckpt.v1.Host: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.ckpt.v1.Host();
                if (object.name != null)
                    if (typeof object.name !== "string" || object.name.length)
                        message.name = $String(object.name);
                if (object.address != null)
                    if (typeof object.address !== "string" || object.address.length)
                        message.address = $String(object.address);
                if (object.fingerprint != null)
                    if (typeof object.fingerprint !== "string" || object.fingerprint.length)
                        message.fingerprint = $String(object.fingerprint);
                if (object.id != null)
                    if (typeof object.id !== "string" || object.id.length)
                        message.id = $String(object.id);
                if (object.status != null)
                    if (typeof object.status !== "string" || object.status.length)
                        message.status = $String(object.status);
                return message;
            };

            /**
             * Creates a plain object from a Host message. Also converts values to other types if specified.
             * @function toObject
             * @memberof ckpt.v1.Host
             * @static
             * @param {ckpt.v1.Host} message Host
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            Host.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults) {
                    object.name = "";
                    object.address = "";
                    object.fingerprint = "";
                    object.id = "";
                    object.status = "";
                }
                if (message.name != null && $Object.hasOwnProperty.call(message, "name"))
                    object.name = message.name;
                if (message.address != null && $Object.hasOwnProperty.call(message, "address"))
                    object.address = message.address;
                if (message.fingerprint != null && $Object.hasOwnProperty.call(message, "fingerprint"))
                    object.fingerprint = message.fingerprint;
                if (message.id != null && $Object.hasOwnProperty.call(message, "id"))
                    object.id = message.id;
                if (message.status != null && $Object.hasOwnProperty.call(message, "status"))
                    object.status = message.status;
                return object;
            };

            /**
             * Converts this Host to JSON.
             * @function toJSON
             * @memberof ckpt.v1.Host
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            Host.prototype.toJSON = function() {
                return Host.toObject(this, $protobuf.util.toJSONOptions);
            };

            /**
             * Gets the type url for Host
             * @function getTypeUrl
             * @memberof ckpt.v1.Host
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            Host.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/ckpt.v1.Host";
            };

            return Host;
        })();

        v1.CriuConfigRequest = (function() {

            /**
             * Properties of a CriuConfigRequest.
             * @typedef {Object} ckpt.v1.CriuConfigRequest.$Properties
             * @property {string|null} [container] CriuConfigRequest container
             * @property {string|null} [operation] CriuConfigRequest operation
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a CriuConfigRequest.
             * @memberof ckpt.v1
             * @interface ICriuConfigRequest
             * @augments ckpt.v1.CriuConfigRequest.$Properties
             * @deprecated Use ckpt.v1.CriuConfigRequest.$Properties instead.
             */

            /**
             * Shape of a CriuConfigRequest.
             * @typedef {ckpt.v1.CriuConfigRequest.$Properties} ckpt.v1.CriuConfigRequest.$Shape
             */

            /**
             * Constructs a new CriuConfigRequest.
             * @memberof ckpt.v1
             * @classdesc Represents a CriuConfigRequest.
             * @constructor
             * @param {ckpt.v1.CriuConfigRequest.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const CriuConfigRequest = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * CriuConfigRequest container.
             * @member {string} container
             * @memberof ckpt.v1.CriuConfigRequest
             * @instance
             */
            CriuConfigRequest.prototype.container = "";

            /**
             * CriuConfigRequest operation.
             * @member {string} operation
             * @memberof ckpt.v1.CriuConfigRequest
             * @instance
             */
            CriuConfigRequest.prototype.operation = "";

            /**
             * Creates a new CriuConfigRequest instance using the specified properties.
             * @function create
             * @memberof ckpt.v1.CriuConfigRequest
             * @static
             * @param {ckpt.v1.CriuConfigRequest.$Properties=} [properties] Properties to set
             * @returns {ckpt.v1.CriuConfigRequest} CriuConfigRequest instance
             * @type {{
             *   (properties: ckpt.v1.CriuConfigRequest.$Shape): ckpt.v1.CriuConfigRequest & ckpt.v1.CriuConfigRequest.$Shape;
             *   (properties?: ckpt.v1.CriuConfigRequest.$Properties): ckpt.v1.CriuConfigRequest;
             * }}
             */
            CriuConfigRequest.create = function(properties) {
                return new CriuConfigRequest(properties);
            };

            /**
             * Encodes the specified CriuConfigRequest message. Does not implicitly {@link ckpt.v1.CriuConfigRequest.verify|verify} messages.
             * @function encode
             * @memberof ckpt.v1.CriuConfigRequest
             * @static
             * @param {ckpt.v1.CriuConfigRequest.$Properties} message CriuConfigRequest message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            CriuConfigRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.container != null && $Object.hasOwnProperty.call(message, "container") && message.container !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.container);
                if (message.operation != null && $Object.hasOwnProperty.call(message, "operation") && message.operation !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.operation);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a CriuConfigRequest message from the specified reader or buffer.
             * @function decode
             * @memberof ckpt.v1.CriuConfigRequest
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {ckpt.v1.CriuConfigRequest & ckpt.v1.CriuConfigRequest.$Shape} CriuConfigRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            CriuConfigRequest.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.ckpt.v1.CriuConfigRequest();
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
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.container = value;
                            else
                                delete message.container;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.operation = value;
                            else
                                delete message.operation;
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
                return message;
            };

            /**
             * Creates a CriuConfigRequest message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof ckpt.v1.CriuConfigRequest
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {ckpt.v1.CriuConfigRequest} CriuConfigRequest
             */
            CriuConfigRequest.fromObject = function (object, _depth) {
                if (object instanceof $root.ckpt.v1.CriuConfigRequest)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".ckpt.v1.CriuConfigRequest: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.ckpt.v1.CriuConfigRequest();
                if (object.container != null)
                    if (typeof object.container !== "string" || object.container.length)
                        message.container = $String(object.container);
                if (object.operation != null)
                    if (typeof object.operation !== "string" || object.operation.length)
                        message.operation = $String(object.operation);
                return message;
            };

            /**
             * Creates a plain object from a CriuConfigRequest message. Also converts values to other types if specified.
             * @function toObject
             * @memberof ckpt.v1.CriuConfigRequest
             * @static
             * @param {ckpt.v1.CriuConfigRequest} message CriuConfigRequest
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            CriuConfigRequest.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults) {
                    object.container = "";
                    object.operation = "";
                }
                if (message.container != null && $Object.hasOwnProperty.call(message, "container"))
                    object.container = message.container;
                if (message.operation != null && $Object.hasOwnProperty.call(message, "operation"))
                    object.operation = message.operation;
                return object;
            };

            /**
             * Converts this CriuConfigRequest to JSON.
             * @function toJSON
             * @memberof ckpt.v1.CriuConfigRequest
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            CriuConfigRequest.prototype.toJSON = function() {
                return CriuConfigRequest.toObject(this, $protobuf.util.toJSONOptions);
            };

            /**
             * Gets the type url for CriuConfigRequest
             * @function getTypeUrl
             * @memberof ckpt.v1.CriuConfigRequest
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            CriuConfigRequest.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/ckpt.v1.CriuConfigRequest";
            };

            return CriuConfigRequest;
        })();

        v1.CriuConfigReply = (function() {

            /**
             * Properties of a CriuConfigReply.
             * @typedef {Object} ckpt.v1.CriuConfigReply.$Properties
             * @property {string|null} [path] CriuConfigReply path
             * @property {string|null} [via] CriuConfigReply via
             * @property {Array.<ckpt.v1.CriuOption.$Properties>|null} [options] CriuConfigReply options
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a CriuConfigReply.
             * @memberof ckpt.v1
             * @interface ICriuConfigReply
             * @augments ckpt.v1.CriuConfigReply.$Properties
             * @deprecated Use ckpt.v1.CriuConfigReply.$Properties instead.
             */

            /**
             * Shape of a CriuConfigReply.
             * @typedef {ckpt.v1.CriuConfigReply.$Properties} ckpt.v1.CriuConfigReply.$Shape
             */

            /**
             * Constructs a new CriuConfigReply.
             * @memberof ckpt.v1
             * @classdesc Represents a CriuConfigReply.
             * @constructor
             * @param {ckpt.v1.CriuConfigReply.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const CriuConfigReply = function (properties) {
                this.options = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * CriuConfigReply path.
             * @member {string} path
             * @memberof ckpt.v1.CriuConfigReply
             * @instance
             */
            CriuConfigReply.prototype.path = "";

            /**
             * CriuConfigReply via.
             * @member {string} via
             * @memberof ckpt.v1.CriuConfigReply
             * @instance
             */
            CriuConfigReply.prototype.via = "";

            /**
             * CriuConfigReply options.
             * @member {Array.<ckpt.v1.CriuOption.$Properties>} options
             * @memberof ckpt.v1.CriuConfigReply
             * @instance
             */
            CriuConfigReply.prototype.options = $util.emptyArray;

            /**
             * Creates a new CriuConfigReply instance using the specified properties.
             * @function create
             * @memberof ckpt.v1.CriuConfigReply
             * @static
             * @param {ckpt.v1.CriuConfigReply.$Properties=} [properties] Properties to set
             * @returns {ckpt.v1.CriuConfigReply} CriuConfigReply instance
             * @type {{
             *   (properties: ckpt.v1.CriuConfigReply.$Shape): ckpt.v1.CriuConfigReply & ckpt.v1.CriuConfigReply.$Shape;
             *   (properties?: ckpt.v1.CriuConfigReply.$Properties): ckpt.v1.CriuConfigReply;
             * }}
             */
            CriuConfigReply.create = function(properties) {
                return new CriuConfigReply(properties);
            };

            /**
             * Encodes the specified CriuConfigReply message. Does not implicitly {@link ckpt.v1.CriuConfigReply.verify|verify} messages.
             * @function encode
             * @memberof ckpt.v1.CriuConfigReply
             * @static
             * @param {ckpt.v1.CriuConfigReply.$Properties} message CriuConfigReply message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            CriuConfigReply.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.path != null && $Object.hasOwnProperty.call(message, "path") && message.path !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.path);
                if (message.via != null && $Object.hasOwnProperty.call(message, "via") && message.via !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.via);
                if (message.options != null && message.options.length)
                    for (let i = 0; i < message.options.length; ++i)
                        $root.ckpt.v1.CriuOption.encode(message.options[i], writer.uint32(/* id 3, wireType 2 =*/26).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a CriuConfigReply message from the specified reader or buffer.
             * @function decode
             * @memberof ckpt.v1.CriuConfigReply
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {ckpt.v1.CriuConfigReply & ckpt.v1.CriuConfigReply.$Shape} CriuConfigReply
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            CriuConfigReply.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.ckpt.v1.CriuConfigReply();
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
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.path = value;
                            else
                                delete message.path;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.via = value;
                            else
                                delete message.via;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if (!(message.options && message.options.length))
                                message.options = [];
                            message.options.push($root.ckpt.v1.CriuOption.decode(reader, reader.size(), $undefined, _depth + 1));
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
                return message;
            };

            /**
             * Creates a CriuConfigReply message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof ckpt.v1.CriuConfigReply
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {ckpt.v1.CriuConfigReply} CriuConfigReply
             */
            CriuConfigReply.fromObject = function (object, _depth) {
                if (object instanceof $root.ckpt.v1.CriuConfigReply)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".ckpt.v1.CriuConfigReply: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.ckpt.v1.CriuConfigReply();
                if (object.path != null)
                    if (typeof object.path !== "string" || object.path.length)
                        message.path = $String(object.path);
                if (object.via != null)
                    if (typeof object.via !== "string" || object.via.length)
                        message.via = $String(object.via);
                if (object.options) {
                    if (!$Array.isArray(object.options))
                        throw $TypeError(".ckpt.v1.CriuConfigReply.options: array expected");
                    message.options = $Array(object.options.length);
                    for (let i = 0; i < object.options.length; ++i) {
                        if (!$util.isObject(object.options[i]))
                            throw $TypeError(".ckpt.v1.CriuConfigReply.options: object expected");
                        message.options[i] = $root.ckpt.v1.CriuOption.fromObject(object.options[i], _depth + 1);
                    }
                }
                return message;
            };

            /**
             * Creates a plain object from a CriuConfigReply message. Also converts values to other types if specified.
             * @function toObject
             * @memberof ckpt.v1.CriuConfigReply
             * @static
             * @param {ckpt.v1.CriuConfigReply} message CriuConfigReply
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            CriuConfigReply.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.arrays || options.defaults)
                    object.options = [];
                if (options.defaults) {
                    object.path = "";
                    object.via = "";
                }
                if (message.path != null && $Object.hasOwnProperty.call(message, "path"))
                    object.path = message.path;
                if (message.via != null && $Object.hasOwnProperty.call(message, "via"))
                    object.via = message.via;
                if (message.options && message.options.length) {
                    object.options = $Array(message.options.length);
                    for (let j = 0; j < message.options.length; ++j)
                        object.options[j] = $root.ckpt.v1.CriuOption.toObject(message.options[j], options, _depth + 1);
                }
                return object;
            };

            /**
             * Converts this CriuConfigReply to JSON.
             * @function toJSON
             * @memberof ckpt.v1.CriuConfigReply
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            CriuConfigReply.prototype.toJSON = function() {
                return CriuConfigReply.toObject(this, $protobuf.util.toJSONOptions);
            };

            /**
             * Gets the type url for CriuConfigReply
             * @function getTypeUrl
             * @memberof ckpt.v1.CriuConfigReply
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            CriuConfigReply.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/ckpt.v1.CriuConfigReply";
            };

            return CriuConfigReply;
        })();

        v1.CriuOption = (function() {

            /**
             * Properties of a CriuOption.
             * @typedef {Object} ckpt.v1.CriuOption.$Properties
             * @property {string|null} [name] CriuOption name
             * @property {string|null} [value] CriuOption value
             * @property {string|null} [origin] CriuOption origin
             * @property {boolean|null} [overridden] CriuOption overridden
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a CriuOption.
             * @memberof ckpt.v1
             * @interface ICriuOption
             * @augments ckpt.v1.CriuOption.$Properties
             * @deprecated Use ckpt.v1.CriuOption.$Properties instead.
             */

            /**
             * Shape of a CriuOption.
             * @typedef {ckpt.v1.CriuOption.$Properties} ckpt.v1.CriuOption.$Shape
             */

            /**
             * Constructs a new CriuOption.
             * @memberof ckpt.v1
             * @classdesc Represents a CriuOption.
             * @constructor
             * @param {ckpt.v1.CriuOption.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const CriuOption = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * CriuOption name.
             * @member {string} name
             * @memberof ckpt.v1.CriuOption
             * @instance
             */
            CriuOption.prototype.name = "";

            /**
             * CriuOption value.
             * @member {string} value
             * @memberof ckpt.v1.CriuOption
             * @instance
             */
            CriuOption.prototype.value = "";

            /**
             * CriuOption origin.
             * @member {string} origin
             * @memberof ckpt.v1.CriuOption
             * @instance
             */
            CriuOption.prototype.origin = "";

            /**
             * CriuOption overridden.
             * @member {boolean} overridden
             * @memberof ckpt.v1.CriuOption
             * @instance
             */
            CriuOption.prototype.overridden = false;

            /**
             * Creates a new CriuOption instance using the specified properties.
             * @function create
             * @memberof ckpt.v1.CriuOption
             * @static
             * @param {ckpt.v1.CriuOption.$Properties=} [properties] Properties to set
             * @returns {ckpt.v1.CriuOption} CriuOption instance
             * @type {{
             *   (properties: ckpt.v1.CriuOption.$Shape): ckpt.v1.CriuOption & ckpt.v1.CriuOption.$Shape;
             *   (properties?: ckpt.v1.CriuOption.$Properties): ckpt.v1.CriuOption;
             * }}
             */
            CriuOption.create = function(properties) {
                return new CriuOption(properties);
            };

            /**
             * Encodes the specified CriuOption message. Does not implicitly {@link ckpt.v1.CriuOption.verify|verify} messages.
             * @function encode
             * @memberof ckpt.v1.CriuOption
             * @static
             * @param {ckpt.v1.CriuOption.$Properties} message CriuOption message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            CriuOption.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.name != null && $Object.hasOwnProperty.call(message, "name") && message.name !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.name);
                if (message.value != null && $Object.hasOwnProperty.call(message, "value") && message.value !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.value);
                if (message.origin != null && $Object.hasOwnProperty.call(message, "origin") && message.origin !== "")
                    writer.uint32(/* id 3, wireType 2 =*/26).string(message.origin);
                if (message.overridden != null && $Object.hasOwnProperty.call(message, "overridden") && message.overridden !== false)
                    writer.uint32(/* id 4, wireType 0 =*/32).bool(message.overridden);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a CriuOption message from the specified reader or buffer.
             * @function decode
             * @memberof ckpt.v1.CriuOption
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {ckpt.v1.CriuOption & ckpt.v1.CriuOption.$Shape} CriuOption
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            CriuOption.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.ckpt.v1.CriuOption();
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
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.name = value;
                            else
                                delete message.name;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.value = value;
                            else
                                delete message.value;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.origin = value;
                            else
                                delete message.origin;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.overridden = value;
                            else
                                delete message.overridden;
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
                return message;
            };

            /**
             * Creates a CriuOption message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof ckpt.v1.CriuOption
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {ckpt.v1.CriuOption} CriuOption
             */
            CriuOption.fromObject = function (object, _depth) {
                if (object instanceof $root.ckpt.v1.CriuOption)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".ckpt.v1.CriuOption: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.ckpt.v1.CriuOption();
                if (object.name != null)
                    if (typeof object.name !== "string" || object.name.length)
                        message.name = $String(object.name);
                if (object.value != null)
                    if (typeof object.value !== "string" || object.value.length)
                        message.value = $String(object.value);
                if (object.origin != null)
                    if (typeof object.origin !== "string" || object.origin.length)
                        message.origin = $String(object.origin);
                if (object.overridden != null)
                    if (object.overridden)
                        message.overridden = $Boolean(object.overridden);
                return message;
            };

            /**
             * Creates a plain object from a CriuOption message. Also converts values to other types if specified.
             * @function toObject
             * @memberof ckpt.v1.CriuOption
             * @static
             * @param {ckpt.v1.CriuOption} message CriuOption
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            CriuOption.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults) {
                    object.name = "";
                    object.value = "";
                    object.origin = "";
                    object.overridden = false;
                }
                if (message.name != null && $Object.hasOwnProperty.call(message, "name"))
                    object.name = message.name;
                if (message.value != null && $Object.hasOwnProperty.call(message, "value"))
                    object.value = message.value;
                if (message.origin != null && $Object.hasOwnProperty.call(message, "origin"))
                    object.origin = message.origin;
                if (message.overridden != null && $Object.hasOwnProperty.call(message, "overridden"))
                    object.overridden = message.overridden;
                return object;
            };

            /**
             * Converts this CriuOption to JSON.
             * @function toJSON
             * @memberof ckpt.v1.CriuOption
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            CriuOption.prototype.toJSON = function() {
                return CriuOption.toObject(this, $protobuf.util.toJSONOptions);
            };

            /**
             * Gets the type url for CriuOption
             * @function getTypeUrl
             * @memberof ckpt.v1.CriuOption
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            CriuOption.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/ckpt.v1.CriuOption";
            };

            return CriuOption;
        })();

        v1.CheckpointProcessRequest = (function() {

            /**
             * Properties of a CheckpointProcessRequest.
             * @typedef {Object} ckpt.v1.CheckpointProcessRequest.$Properties
             * @property {number|null} [pid] CheckpointProcessRequest pid
             * @property {string|null} [dir] CheckpointProcessRequest dir
             * @property {boolean|null} [leaveRunning] CheckpointProcessRequest leaveRunning
             * @property {boolean|null} [tcpEstablished] CheckpointProcessRequest tcpEstablished
             * @property {boolean|null} [fileLocks] CheckpointProcessRequest fileLocks
             * @property {boolean|null} [shellJob] CheckpointProcessRequest shellJob
             * @property {boolean|null} [extUnixSk] CheckpointProcessRequest extUnixSk
             * @property {boolean|null} [linkRemap] CheckpointProcessRequest linkRemap
             * @property {number|null} [ghostLimit] CheckpointProcessRequest ghostLimit
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a CheckpointProcessRequest.
             * @memberof ckpt.v1
             * @interface ICheckpointProcessRequest
             * @augments ckpt.v1.CheckpointProcessRequest.$Properties
             * @deprecated Use ckpt.v1.CheckpointProcessRequest.$Properties instead.
             */

            /**
             * Shape of a CheckpointProcessRequest.
             * @typedef {ckpt.v1.CheckpointProcessRequest.$Properties} ckpt.v1.CheckpointProcessRequest.$Shape
             */

            /**
             * Constructs a new CheckpointProcessRequest.
             * @memberof ckpt.v1
             * @classdesc Represents a CheckpointProcessRequest.
             * @constructor
             * @param {ckpt.v1.CheckpointProcessRequest.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const CheckpointProcessRequest = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * CheckpointProcessRequest pid.
             * @member {number} pid
             * @memberof ckpt.v1.CheckpointProcessRequest
             * @instance
             */
            CheckpointProcessRequest.prototype.pid = 0;

            /**
             * CheckpointProcessRequest dir.
             * @member {string} dir
             * @memberof ckpt.v1.CheckpointProcessRequest
             * @instance
             */
            CheckpointProcessRequest.prototype.dir = "";

            /**
             * CheckpointProcessRequest leaveRunning.
             * @member {boolean} leaveRunning
             * @memberof ckpt.v1.CheckpointProcessRequest
             * @instance
             */
            CheckpointProcessRequest.prototype.leaveRunning = false;

            /**
             * CheckpointProcessRequest tcpEstablished.
             * @member {boolean} tcpEstablished
             * @memberof ckpt.v1.CheckpointProcessRequest
             * @instance
             */
            CheckpointProcessRequest.prototype.tcpEstablished = false;

            /**
             * CheckpointProcessRequest fileLocks.
             * @member {boolean} fileLocks
             * @memberof ckpt.v1.CheckpointProcessRequest
             * @instance
             */
            CheckpointProcessRequest.prototype.fileLocks = false;

            /**
             * CheckpointProcessRequest shellJob.
             * @member {boolean} shellJob
             * @memberof ckpt.v1.CheckpointProcessRequest
             * @instance
             */
            CheckpointProcessRequest.prototype.shellJob = false;

            /**
             * CheckpointProcessRequest extUnixSk.
             * @member {boolean} extUnixSk
             * @memberof ckpt.v1.CheckpointProcessRequest
             * @instance
             */
            CheckpointProcessRequest.prototype.extUnixSk = false;

            /**
             * CheckpointProcessRequest linkRemap.
             * @member {boolean} linkRemap
             * @memberof ckpt.v1.CheckpointProcessRequest
             * @instance
             */
            CheckpointProcessRequest.prototype.linkRemap = false;

            /**
             * CheckpointProcessRequest ghostLimit.
             * @member {number} ghostLimit
             * @memberof ckpt.v1.CheckpointProcessRequest
             * @instance
             */
            CheckpointProcessRequest.prototype.ghostLimit = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * Creates a new CheckpointProcessRequest instance using the specified properties.
             * @function create
             * @memberof ckpt.v1.CheckpointProcessRequest
             * @static
             * @param {ckpt.v1.CheckpointProcessRequest.$Properties=} [properties] Properties to set
             * @returns {ckpt.v1.CheckpointProcessRequest} CheckpointProcessRequest instance
             * @type {{
             *   (properties: ckpt.v1.CheckpointProcessRequest.$Shape): ckpt.v1.CheckpointProcessRequest & ckpt.v1.CheckpointProcessRequest.$Shape;
             *   (properties?: ckpt.v1.CheckpointProcessRequest.$Properties): ckpt.v1.CheckpointProcessRequest;
             * }}
             */
            CheckpointProcessRequest.create = function(properties) {
                return new CheckpointProcessRequest(properties);
            };

            /**
             * Encodes the specified CheckpointProcessRequest message. Does not implicitly {@link ckpt.v1.CheckpointProcessRequest.verify|verify} messages.
             * @function encode
             * @memberof ckpt.v1.CheckpointProcessRequest
             * @static
             * @param {ckpt.v1.CheckpointProcessRequest.$Properties} message CheckpointProcessRequest message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            CheckpointProcessRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.pid != null && $Object.hasOwnProperty.call(message, "pid") && message.pid !== 0)
                    writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.pid);
                if (message.dir != null && $Object.hasOwnProperty.call(message, "dir") && message.dir !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.dir);
                if (message.leaveRunning != null && $Object.hasOwnProperty.call(message, "leaveRunning") && message.leaveRunning !== false)
                    writer.uint32(/* id 3, wireType 0 =*/24).bool(message.leaveRunning);
                if (message.tcpEstablished != null && $Object.hasOwnProperty.call(message, "tcpEstablished") && message.tcpEstablished !== false)
                    writer.uint32(/* id 4, wireType 0 =*/32).bool(message.tcpEstablished);
                if (message.fileLocks != null && $Object.hasOwnProperty.call(message, "fileLocks") && message.fileLocks !== false)
                    writer.uint32(/* id 5, wireType 0 =*/40).bool(message.fileLocks);
                if (message.shellJob != null && $Object.hasOwnProperty.call(message, "shellJob") && message.shellJob !== false)
                    writer.uint32(/* id 6, wireType 0 =*/48).bool(message.shellJob);
                if (message.extUnixSk != null && $Object.hasOwnProperty.call(message, "extUnixSk") && message.extUnixSk !== false)
                    writer.uint32(/* id 7, wireType 0 =*/56).bool(message.extUnixSk);
                if (message.linkRemap != null && $Object.hasOwnProperty.call(message, "linkRemap") && message.linkRemap !== false)
                    writer.uint32(/* id 8, wireType 0 =*/64).bool(message.linkRemap);
                if (message.ghostLimit != null && $Object.hasOwnProperty.call(message, "ghostLimit") && (typeof message.ghostLimit === "object" ? message.ghostLimit.low || message.ghostLimit.high : message.ghostLimit !== 0))
                    writer.uint32(/* id 9, wireType 0 =*/72).uint64(message.ghostLimit);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a CheckpointProcessRequest message from the specified reader or buffer.
             * @function decode
             * @memberof ckpt.v1.CheckpointProcessRequest
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {ckpt.v1.CheckpointProcessRequest & ckpt.v1.CheckpointProcessRequest.$Shape} CheckpointProcessRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            CheckpointProcessRequest.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.ckpt.v1.CheckpointProcessRequest();
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
                            if (value = reader.uint32())
                                message.pid = value;
                            else
                                delete message.pid;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.dir = value;
                            else
                                delete message.dir;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.leaveRunning = value;
                            else
                                delete message.leaveRunning;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.tcpEstablished = value;
                            else
                                delete message.tcpEstablished;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.fileLocks = value;
                            else
                                delete message.fileLocks;
                            continue;
                        }
                    case 6: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.shellJob = value;
                            else
                                delete message.shellJob;
                            continue;
                        }
                    case 7: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.extUnixSk = value;
                            else
                                delete message.extUnixSk;
                            continue;
                        }
                    case 8: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.linkRemap = value;
                            else
                                delete message.linkRemap;
                            continue;
                        }
                    case 9: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.ghostLimit = value;
                            else
                                delete message.ghostLimit;
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
                return message;
            };

            /**
             * Creates a CheckpointProcessRequest message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof ckpt.v1.CheckpointProcessRequest
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {ckpt.v1.CheckpointProcessRequest} CheckpointProcessRequest
             */
            CheckpointProcessRequest.fromObject = function (object, _depth) {
                if (object instanceof $root.ckpt.v1.CheckpointProcessRequest)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".ckpt.v1.CheckpointProcessRequest: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.ckpt.v1.CheckpointProcessRequest();
                if (object.pid != null)
                    if ($Number(object.pid) !== 0)
                        message.pid = object.pid >>> 0;
                if (object.dir != null)
                    if (typeof object.dir !== "string" || object.dir.length)
                        message.dir = $String(object.dir);
                if (object.leaveRunning != null)
                    if (object.leaveRunning)
                        message.leaveRunning = $Boolean(object.leaveRunning);
                if (object.tcpEstablished != null)
                    if (object.tcpEstablished)
                        message.tcpEstablished = $Boolean(object.tcpEstablished);
                if (object.fileLocks != null)
                    if (object.fileLocks)
                        message.fileLocks = $Boolean(object.fileLocks);
                if (object.shellJob != null)
                    if (object.shellJob)
                        message.shellJob = $Boolean(object.shellJob);
                if (object.extUnixSk != null)
                    if (object.extUnixSk)
                        message.extUnixSk = $Boolean(object.extUnixSk);
                if (object.linkRemap != null)
                    if (object.linkRemap)
                        message.linkRemap = $Boolean(object.linkRemap);
                if (object.ghostLimit != null)
                    if (typeof object.ghostLimit === "object" ? object.ghostLimit.low || object.ghostLimit.high : $Number(object.ghostLimit) !== 0)
                        if ($util.Long)
                            message.ghostLimit = $util.Long.fromValue(object.ghostLimit, true);
                        else if (typeof object.ghostLimit === "string")
                            message.ghostLimit = $parseInt(object.ghostLimit, 10);
                        else if (typeof object.ghostLimit === "number")
                            message.ghostLimit = object.ghostLimit;
                        else if (typeof object.ghostLimit === "object")
                            message.ghostLimit = new $util.LongBits(object.ghostLimit.low >>> 0, object.ghostLimit.high >>> 0).toNumber(true);
                return message;
            };

            /**
             * Creates a plain object from a CheckpointProcessRequest message. Also converts values to other types if specified.
             * @function toObject
             * @memberof ckpt.v1.CheckpointProcessRequest
             * @static
             * @param {ckpt.v1.CheckpointProcessRequest} message CheckpointProcessRequest
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            CheckpointProcessRequest.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults) {
                    object.pid = 0;
                    object.dir = "";
                    object.leaveRunning = false;
                    object.tcpEstablished = false;
                    object.fileLocks = false;
                    object.shellJob = false;
                    object.extUnixSk = false;
                    object.linkRemap = false;
                    if ($util.Long) {
                        let long = new $util.Long(0, 0, true);
                        object.ghostLimit = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                    } else
                        object.ghostLimit = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                }
                if (message.pid != null && $Object.hasOwnProperty.call(message, "pid"))
                    object.pid = message.pid;
                if (message.dir != null && $Object.hasOwnProperty.call(message, "dir"))
                    object.dir = message.dir;
                if (message.leaveRunning != null && $Object.hasOwnProperty.call(message, "leaveRunning"))
                    object.leaveRunning = message.leaveRunning;
                if (message.tcpEstablished != null && $Object.hasOwnProperty.call(message, "tcpEstablished"))
                    object.tcpEstablished = message.tcpEstablished;
                if (message.fileLocks != null && $Object.hasOwnProperty.call(message, "fileLocks"))
                    object.fileLocks = message.fileLocks;
                if (message.shellJob != null && $Object.hasOwnProperty.call(message, "shellJob"))
                    object.shellJob = message.shellJob;
                if (message.extUnixSk != null && $Object.hasOwnProperty.call(message, "extUnixSk"))
                    object.extUnixSk = message.extUnixSk;
                if (message.linkRemap != null && $Object.hasOwnProperty.call(message, "linkRemap"))
                    object.linkRemap = message.linkRemap;
                if (message.ghostLimit != null && $Object.hasOwnProperty.call(message, "ghostLimit"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.ghostLimit = typeof message.ghostLimit === "number" ? $BigInt(message.ghostLimit) : $util.Long.fromBits(message.ghostLimit.low >>> 0, message.ghostLimit.high >>> 0, true).toBigInt();
                    else if (typeof message.ghostLimit === "number")
                        object.ghostLimit = options.longs === $String ? $String(message.ghostLimit) : message.ghostLimit;
                    else
                        object.ghostLimit = options.longs === $String ? $util.Long.prototype.toString.call(message.ghostLimit) : options.longs === $Number ? new $util.LongBits(message.ghostLimit.low >>> 0, message.ghostLimit.high >>> 0).toNumber(true) : message.ghostLimit;
                return object;
            };

            /**
             * Converts this CheckpointProcessRequest to JSON.
             * @function toJSON
             * @memberof ckpt.v1.CheckpointProcessRequest
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            CheckpointProcessRequest.prototype.toJSON = function() {
                return CheckpointProcessRequest.toObject(this, $protobuf.util.toJSONOptions);
            };

            /**
             * Gets the type url for CheckpointProcessRequest
             * @function getTypeUrl
             * @memberof ckpt.v1.CheckpointProcessRequest
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            CheckpointProcessRequest.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/ckpt.v1.CheckpointProcessRequest";
            };

            return CheckpointProcessRequest;
        })();

        v1.RestoreProcessRequest = (function() {

            /**
             * Properties of a RestoreProcessRequest.
             * @typedef {Object} ckpt.v1.RestoreProcessRequest.$Properties
             * @property {string|null} [dir] RestoreProcessRequest dir
             * @property {boolean|null} [tcpEstablished] RestoreProcessRequest tcpEstablished
             * @property {boolean|null} [fileLocks] RestoreProcessRequest fileLocks
             * @property {boolean|null} [shellJob] RestoreProcessRequest shellJob
             * @property {boolean|null} [extUnixSk] RestoreProcessRequest extUnixSk
             * @property {boolean|null} [leaveStopped] RestoreProcessRequest leaveStopped
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a RestoreProcessRequest.
             * @memberof ckpt.v1
             * @interface IRestoreProcessRequest
             * @augments ckpt.v1.RestoreProcessRequest.$Properties
             * @deprecated Use ckpt.v1.RestoreProcessRequest.$Properties instead.
             */

            /**
             * Shape of a RestoreProcessRequest.
             * @typedef {ckpt.v1.RestoreProcessRequest.$Properties} ckpt.v1.RestoreProcessRequest.$Shape
             */

            /**
             * Constructs a new RestoreProcessRequest.
             * @memberof ckpt.v1
             * @classdesc Represents a RestoreProcessRequest.
             * @constructor
             * @param {ckpt.v1.RestoreProcessRequest.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const RestoreProcessRequest = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * RestoreProcessRequest dir.
             * @member {string} dir
             * @memberof ckpt.v1.RestoreProcessRequest
             * @instance
             */
            RestoreProcessRequest.prototype.dir = "";

            /**
             * RestoreProcessRequest tcpEstablished.
             * @member {boolean} tcpEstablished
             * @memberof ckpt.v1.RestoreProcessRequest
             * @instance
             */
            RestoreProcessRequest.prototype.tcpEstablished = false;

            /**
             * RestoreProcessRequest fileLocks.
             * @member {boolean} fileLocks
             * @memberof ckpt.v1.RestoreProcessRequest
             * @instance
             */
            RestoreProcessRequest.prototype.fileLocks = false;

            /**
             * RestoreProcessRequest shellJob.
             * @member {boolean} shellJob
             * @memberof ckpt.v1.RestoreProcessRequest
             * @instance
             */
            RestoreProcessRequest.prototype.shellJob = false;

            /**
             * RestoreProcessRequest extUnixSk.
             * @member {boolean} extUnixSk
             * @memberof ckpt.v1.RestoreProcessRequest
             * @instance
             */
            RestoreProcessRequest.prototype.extUnixSk = false;

            /**
             * RestoreProcessRequest leaveStopped.
             * @member {boolean} leaveStopped
             * @memberof ckpt.v1.RestoreProcessRequest
             * @instance
             */
            RestoreProcessRequest.prototype.leaveStopped = false;

            /**
             * Creates a new RestoreProcessRequest instance using the specified properties.
             * @function create
             * @memberof ckpt.v1.RestoreProcessRequest
             * @static
             * @param {ckpt.v1.RestoreProcessRequest.$Properties=} [properties] Properties to set
             * @returns {ckpt.v1.RestoreProcessRequest} RestoreProcessRequest instance
             * @type {{
             *   (properties: ckpt.v1.RestoreProcessRequest.$Shape): ckpt.v1.RestoreProcessRequest & ckpt.v1.RestoreProcessRequest.$Shape;
             *   (properties?: ckpt.v1.RestoreProcessRequest.$Properties): ckpt.v1.RestoreProcessRequest;
             * }}
             */
            RestoreProcessRequest.create = function(properties) {
                return new RestoreProcessRequest(properties);
            };

            /**
             * Encodes the specified RestoreProcessRequest message. Does not implicitly {@link ckpt.v1.RestoreProcessRequest.verify|verify} messages.
             * @function encode
             * @memberof ckpt.v1.RestoreProcessRequest
             * @static
             * @param {ckpt.v1.RestoreProcessRequest.$Properties} message RestoreProcessRequest message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            RestoreProcessRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.dir != null && $Object.hasOwnProperty.call(message, "dir") && message.dir !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.dir);
                if (message.tcpEstablished != null && $Object.hasOwnProperty.call(message, "tcpEstablished") && message.tcpEstablished !== false)
                    writer.uint32(/* id 2, wireType 0 =*/16).bool(message.tcpEstablished);
                if (message.fileLocks != null && $Object.hasOwnProperty.call(message, "fileLocks") && message.fileLocks !== false)
                    writer.uint32(/* id 3, wireType 0 =*/24).bool(message.fileLocks);
                if (message.shellJob != null && $Object.hasOwnProperty.call(message, "shellJob") && message.shellJob !== false)
                    writer.uint32(/* id 4, wireType 0 =*/32).bool(message.shellJob);
                if (message.extUnixSk != null && $Object.hasOwnProperty.call(message, "extUnixSk") && message.extUnixSk !== false)
                    writer.uint32(/* id 5, wireType 0 =*/40).bool(message.extUnixSk);
                if (message.leaveStopped != null && $Object.hasOwnProperty.call(message, "leaveStopped") && message.leaveStopped !== false)
                    writer.uint32(/* id 6, wireType 0 =*/48).bool(message.leaveStopped);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a RestoreProcessRequest message from the specified reader or buffer.
             * @function decode
             * @memberof ckpt.v1.RestoreProcessRequest
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {ckpt.v1.RestoreProcessRequest & ckpt.v1.RestoreProcessRequest.$Shape} RestoreProcessRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            RestoreProcessRequest.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.ckpt.v1.RestoreProcessRequest();
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
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.dir = value;
                            else
                                delete message.dir;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.tcpEstablished = value;
                            else
                                delete message.tcpEstablished;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.fileLocks = value;
                            else
                                delete message.fileLocks;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.shellJob = value;
                            else
                                delete message.shellJob;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.extUnixSk = value;
                            else
                                delete message.extUnixSk;
                            continue;
                        }
                    case 6: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.leaveStopped = value;
                            else
                                delete message.leaveStopped;
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
                return message;
            };

            /**
             * Creates a RestoreProcessRequest message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof ckpt.v1.RestoreProcessRequest
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {ckpt.v1.RestoreProcessRequest} RestoreProcessRequest
             */
            RestoreProcessRequest.fromObject = function (object, _depth) {
                if (object instanceof $root.ckpt.v1.RestoreProcessRequest)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".ckpt.v1.RestoreProcessRequest: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.ckpt.v1.RestoreProcessRequest();
                if (object.dir != null)
                    if (typeof object.dir !== "string" || object.dir.length)
                        message.dir = $String(object.dir);
                if (object.tcpEstablished != null)
                    if (object.tcpEstablished)
                        message.tcpEstablished = $Boolean(object.tcpEstablished);
                if (object.fileLocks != null)
                    if (object.fileLocks)
                        message.fileLocks = $Boolean(object.fileLocks);
                if (object.shellJob != null)
                    if (object.shellJob)
                        message.shellJob = $Boolean(object.shellJob);
                if (object.extUnixSk != null)
                    if (object.extUnixSk)
                        message.extUnixSk = $Boolean(object.extUnixSk);
                if (object.leaveStopped != null)
                    if (object.leaveStopped)
                        message.leaveStopped = $Boolean(object.leaveStopped);
                return message;
            };

            /**
             * Creates a plain object from a RestoreProcessRequest message. Also converts values to other types if specified.
             * @function toObject
             * @memberof ckpt.v1.RestoreProcessRequest
             * @static
             * @param {ckpt.v1.RestoreProcessRequest} message RestoreProcessRequest
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            RestoreProcessRequest.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults) {
                    object.dir = "";
                    object.tcpEstablished = false;
                    object.fileLocks = false;
                    object.shellJob = false;
                    object.extUnixSk = false;
                    object.leaveStopped = false;
                }
                if (message.dir != null && $Object.hasOwnProperty.call(message, "dir"))
                    object.dir = message.dir;
                if (message.tcpEstablished != null && $Object.hasOwnProperty.call(message, "tcpEstablished"))
                    object.tcpEstablished = message.tcpEstablished;
                if (message.fileLocks != null && $Object.hasOwnProperty.call(message, "fileLocks"))
                    object.fileLocks = message.fileLocks;
                if (message.shellJob != null && $Object.hasOwnProperty.call(message, "shellJob"))
                    object.shellJob = message.shellJob;
                if (message.extUnixSk != null && $Object.hasOwnProperty.call(message, "extUnixSk"))
                    object.extUnixSk = message.extUnixSk;
                if (message.leaveStopped != null && $Object.hasOwnProperty.call(message, "leaveStopped"))
                    object.leaveStopped = message.leaveStopped;
                return object;
            };

            /**
             * Converts this RestoreProcessRequest to JSON.
             * @function toJSON
             * @memberof ckpt.v1.RestoreProcessRequest
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            RestoreProcessRequest.prototype.toJSON = function() {
                return RestoreProcessRequest.toObject(this, $protobuf.util.toJSONOptions);
            };

            /**
             * Gets the type url for RestoreProcessRequest
             * @function getTypeUrl
             * @memberof ckpt.v1.RestoreProcessRequest
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            RestoreProcessRequest.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/ckpt.v1.RestoreProcessRequest";
            };

            return RestoreProcessRequest;
        })();

        v1.ProcessReply = (function() {

            /**
             * Properties of a ProcessReply.
             * @typedef {Object} ckpt.v1.ProcessReply.$Properties
             * @property {number|null} [pid] ProcessReply pid
             * @property {number|null} [bytes] ProcessReply bytes
             * @property {number|null} [frozenMs] ProcessReply frozenMs
             * @property {number|null} [totalMs] ProcessReply totalMs
             * @property {Array.<string>|null} [warnings] ProcessReply warnings
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a ProcessReply.
             * @memberof ckpt.v1
             * @interface IProcessReply
             * @augments ckpt.v1.ProcessReply.$Properties
             * @deprecated Use ckpt.v1.ProcessReply.$Properties instead.
             */

            /**
             * Shape of a ProcessReply.
             * @typedef {ckpt.v1.ProcessReply.$Properties} ckpt.v1.ProcessReply.$Shape
             */

            /**
             * Constructs a new ProcessReply.
             * @memberof ckpt.v1
             * @classdesc Represents a ProcessReply.
             * @constructor
             * @param {ckpt.v1.ProcessReply.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const ProcessReply = function (properties) {
                this.warnings = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * ProcessReply pid.
             * @member {number} pid
             * @memberof ckpt.v1.ProcessReply
             * @instance
             */
            ProcessReply.prototype.pid = 0;

            /**
             * ProcessReply bytes.
             * @member {number} bytes
             * @memberof ckpt.v1.ProcessReply
             * @instance
             */
            ProcessReply.prototype.bytes = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * ProcessReply frozenMs.
             * @member {number} frozenMs
             * @memberof ckpt.v1.ProcessReply
             * @instance
             */
            ProcessReply.prototype.frozenMs = 0;

            /**
             * ProcessReply totalMs.
             * @member {number} totalMs
             * @memberof ckpt.v1.ProcessReply
             * @instance
             */
            ProcessReply.prototype.totalMs = 0;

            /**
             * ProcessReply warnings.
             * @member {Array.<string>} warnings
             * @memberof ckpt.v1.ProcessReply
             * @instance
             */
            ProcessReply.prototype.warnings = $util.emptyArray;

            /**
             * Creates a new ProcessReply instance using the specified properties.
             * @function create
             * @memberof ckpt.v1.ProcessReply
             * @static
             * @param {ckpt.v1.ProcessReply.$Properties=} [properties] Properties to set
             * @returns {ckpt.v1.ProcessReply} ProcessReply instance
             * @type {{
             *   (properties: ckpt.v1.ProcessReply.$Shape): ckpt.v1.ProcessReply & ckpt.v1.ProcessReply.$Shape;
             *   (properties?: ckpt.v1.ProcessReply.$Properties): ckpt.v1.ProcessReply;
             * }}
             */
            ProcessReply.create = function(properties) {
                return new ProcessReply(properties);
            };

            /**
             * Encodes the specified ProcessReply message. Does not implicitly {@link ckpt.v1.ProcessReply.verify|verify} messages.
             * @function encode
             * @memberof ckpt.v1.ProcessReply
             * @static
             * @param {ckpt.v1.ProcessReply.$Properties} message ProcessReply message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            ProcessReply.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.pid != null && $Object.hasOwnProperty.call(message, "pid") && message.pid !== 0)
                    writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.pid);
                if (message.bytes != null && $Object.hasOwnProperty.call(message, "bytes") && (typeof message.bytes === "object" ? message.bytes.low || message.bytes.high : message.bytes !== 0))
                    writer.uint32(/* id 2, wireType 0 =*/16).uint64(message.bytes);
                if (message.frozenMs != null && $Object.hasOwnProperty.call(message, "frozenMs") && message.frozenMs !== 0)
                    writer.uint32(/* id 3, wireType 0 =*/24).uint32(message.frozenMs);
                if (message.totalMs != null && $Object.hasOwnProperty.call(message, "totalMs") && message.totalMs !== 0)
                    writer.uint32(/* id 4, wireType 0 =*/32).uint32(message.totalMs);
                if (message.warnings != null && message.warnings.length)
                    for (let i = 0; i < message.warnings.length; ++i)
                        writer.uint32(/* id 5, wireType 2 =*/42).string(message.warnings[i]);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a ProcessReply message from the specified reader or buffer.
             * @function decode
             * @memberof ckpt.v1.ProcessReply
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {ckpt.v1.ProcessReply & ckpt.v1.ProcessReply.$Shape} ProcessReply
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            ProcessReply.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.ckpt.v1.ProcessReply();
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
                            if (value = reader.uint32())
                                message.pid = value;
                            else
                                delete message.pid;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.bytes = value;
                            else
                                delete message.bytes;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.frozenMs = value;
                            else
                                delete message.frozenMs;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.totalMs = value;
                            else
                                delete message.totalMs;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 2)
                                break;
                            if (!(message.warnings && message.warnings.length))
                                message.warnings = [];
                            message.warnings.push(reader.stringVerify());
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
                return message;
            };

            /**
             * Creates a ProcessReply message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof ckpt.v1.ProcessReply
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {ckpt.v1.ProcessReply} ProcessReply
             */
            ProcessReply.fromObject = function (object, _depth) {
                if (object instanceof $root.ckpt.v1.ProcessReply)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".ckpt.v1.ProcessReply: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.ckpt.v1.ProcessReply();
                if (object.pid != null)
                    if ($Number(object.pid) !== 0)
                        message.pid = object.pid >>> 0;
                if (object.bytes != null)
                    if (typeof object.bytes === "object" ? object.bytes.low || object.bytes.high : $Number(object.bytes) !== 0)
                        if ($util.Long)
                            message.bytes = $util.Long.fromValue(object.bytes, true);
                        else if (typeof object.bytes === "string")
                            message.bytes = $parseInt(object.bytes, 10);
                        else if (typeof object.bytes === "number")
                            message.bytes = object.bytes;
                        else if (typeof object.bytes === "object")
                            message.bytes = new $util.LongBits(object.bytes.low >>> 0, object.bytes.high >>> 0).toNumber(true);
                if (object.frozenMs != null)
                    if ($Number(object.frozenMs) !== 0)
                        message.frozenMs = object.frozenMs >>> 0;
                if (object.totalMs != null)
                    if ($Number(object.totalMs) !== 0)
                        message.totalMs = object.totalMs >>> 0;
                if (object.warnings) {
                    if (!$Array.isArray(object.warnings))
                        throw $TypeError(".ckpt.v1.ProcessReply.warnings: array expected");
                    message.warnings = $Array(object.warnings.length);
                    for (let i = 0; i < object.warnings.length; ++i)
                        message.warnings[i] = $String(object.warnings[i]);
                }
                return message;
            };

            /**
             * Creates a plain object from a ProcessReply message. Also converts values to other types if specified.
             * @function toObject
             * @memberof ckpt.v1.ProcessReply
             * @static
             * @param {ckpt.v1.ProcessReply} message ProcessReply
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            ProcessReply.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.arrays || options.defaults)
                    object.warnings = [];
                if (options.defaults) {
                    object.pid = 0;
                    if ($util.Long) {
                        let long = new $util.Long(0, 0, true);
                        object.bytes = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                    } else
                        object.bytes = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                    object.frozenMs = 0;
                    object.totalMs = 0;
                }
                if (message.pid != null && $Object.hasOwnProperty.call(message, "pid"))
                    object.pid = message.pid;
                if (message.bytes != null && $Object.hasOwnProperty.call(message, "bytes"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.bytes = typeof message.bytes === "number" ? $BigInt(message.bytes) : $util.Long.fromBits(message.bytes.low >>> 0, message.bytes.high >>> 0, true).toBigInt();
                    else if (typeof message.bytes === "number")
                        object.bytes = options.longs === $String ? $String(message.bytes) : message.bytes;
                    else
                        object.bytes = options.longs === $String ? $util.Long.prototype.toString.call(message.bytes) : options.longs === $Number ? new $util.LongBits(message.bytes.low >>> 0, message.bytes.high >>> 0).toNumber(true) : message.bytes;
                if (message.frozenMs != null && $Object.hasOwnProperty.call(message, "frozenMs"))
                    object.frozenMs = message.frozenMs;
                if (message.totalMs != null && $Object.hasOwnProperty.call(message, "totalMs"))
                    object.totalMs = message.totalMs;
                if (message.warnings && message.warnings.length) {
                    object.warnings = $Array(message.warnings.length);
                    for (let j = 0; j < message.warnings.length; ++j)
                        object.warnings[j] = message.warnings[j];
                }
                return object;
            };

            /**
             * Converts this ProcessReply to JSON.
             * @function toJSON
             * @memberof ckpt.v1.ProcessReply
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            ProcessReply.prototype.toJSON = function() {
                return ProcessReply.toObject(this, $protobuf.util.toJSONOptions);
            };

            /**
             * Gets the type url for ProcessReply
             * @function getTypeUrl
             * @memberof ckpt.v1.ProcessReply
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            ProcessReply.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/ckpt.v1.ProcessReply";
            };

            return ProcessReply;
        })();

        v1.Peer = (function() {

            /**
             * Constructs a new Peer service.
             * @memberof ckpt.v1
             * @classdesc Represents a Peer
             * @extends $protobuf.rpc.Service
             * @constructor
             * @param {$protobuf.RPCImpl} rpcImpl RPC implementation
             * @param {boolean} [requestDelimited=false] Whether requests are length-delimited
             * @param {boolean} [responseDelimited=false] Whether responses are length-delimited
             */
            const Peer = function(rpcImpl, requestDelimited, responseDelimited) {
                $protobuf.rpc.Service.call(this, rpcImpl, requestDelimited, responseDelimited);
            };

            $Object.defineProperty(Peer.prototype = $Object.create($protobuf.rpc.Service.prototype), "constructor", { value: Peer, writable: true, enumerable: false, configurable: true });

            /**
             * Creates new Peer service using the specified rpc implementation.
             * @function create
             * @memberof ckpt.v1.Peer
             * @static
             * @param {$protobuf.RPCImpl} rpcImpl RPC implementation
             * @param {boolean} [requestDelimited=false] Whether requests are length-delimited
             * @param {boolean} [responseDelimited=false] Whether responses are length-delimited
             * @returns {Peer} RPC service. Useful where requests and/or responses are streamed.
             */
            Peer.create = function(rpcImpl, requestDelimited, responseDelimited) {
                return new this(rpcImpl, requestDelimited, responseDelimited);
            };

            /**
             * Callback as used by {@link ckpt.v1.Peer#hello}.
             * @memberof ckpt.v1.Peer
             * @typedef HelloCallback
             * @type {function}
             * @param {Error|null} error Error, if any
             * @param {ckpt.v1.HelloReply} [response] HelloReply
             */

            /**
             * Calls Hello.
             * @memberof ckpt.v1.Peer
             * @typedef Hello
             * @type {{
             *   (request: ckpt.v1.IHelloRequest, callback: ckpt.v1.Peer.HelloCallback): void;
             *   (request: ckpt.v1.IHelloRequest): Promise<ckpt.v1.HelloReply>;
             *   readonly name: "Hello";
             *   readonly path: "/ckpt.v1.Peer/Hello";
             *   readonly requestType: "HelloRequest";
             *   readonly responseType: "HelloReply";
             *   readonly requestStream: undefined;
             *   readonly responseStream: undefined;
             * }}
             */

            /**
             * Calls Hello.
             * @name ckpt.v1.Peer#hello
             * @type {ckpt.v1.Peer.Hello}
             */
            $Object.defineProperties(Peer.prototype.hello = function(request, callback) {
                return $protobuf.rpc.Service.prototype.rpcCall.call(this, Peer.prototype.hello, $root.ckpt.v1.HelloRequest, $root.ckpt.v1.HelloReply, request, callback);
            }, {
                name: { value: "Hello" },
                path: { value: "/ckpt.v1.Peer/Hello" },
                requestType: { value: "HelloRequest" },
                responseType: { value: "HelloReply" },
                requestStream: { value: $undefined },
                responseStream: { value: $undefined }
            });

            /**
             * Callback as used by {@link ckpt.v1.Peer#preflight}.
             * @memberof ckpt.v1.Peer
             * @typedef PreflightCallback
             * @type {function}
             * @param {Error|null} error Error, if any
             * @param {ckpt.v1.PreflightReply} [response] PreflightReply
             */

            /**
             * Calls Preflight.
             * @memberof ckpt.v1.Peer
             * @typedef Preflight
             * @type {{
             *   (request: ckpt.v1.IPreflightRequest, callback: ckpt.v1.Peer.PreflightCallback): void;
             *   (request: ckpt.v1.IPreflightRequest): Promise<ckpt.v1.PreflightReply>;
             *   readonly name: "Preflight";
             *   readonly path: "/ckpt.v1.Peer/Preflight";
             *   readonly requestType: "PreflightRequest";
             *   readonly responseType: "PreflightReply";
             *   readonly requestStream: undefined;
             *   readonly responseStream: undefined;
             * }}
             */

            /**
             * Calls Preflight.
             * @name ckpt.v1.Peer#preflight
             * @type {ckpt.v1.Peer.Preflight}
             */
            $Object.defineProperties(Peer.prototype.preflight = function(request, callback) {
                return $protobuf.rpc.Service.prototype.rpcCall.call(this, Peer.prototype.preflight, $root.ckpt.v1.PreflightRequest, $root.ckpt.v1.PreflightReply, request, callback);
            }, {
                name: { value: "Preflight" },
                path: { value: "/ckpt.v1.Peer/Preflight" },
                requestType: { value: "PreflightRequest" },
                responseType: { value: "PreflightReply" },
                requestStream: { value: $undefined },
                responseStream: { value: $undefined }
            });

            /**
             * Callback as used by {@link ckpt.v1.Peer#prepare}.
             * @memberof ckpt.v1.Peer
             * @typedef PrepareCallback
             * @type {function}
             * @param {Error|null} error Error, if any
             * @param {ckpt.v1.PrepareReply} [response] PrepareReply
             */

            /**
             * Calls Prepare.
             * @memberof ckpt.v1.Peer
             * @typedef Prepare
             * @type {{
             *   (request: ckpt.v1.IPrepareRequest, callback: ckpt.v1.Peer.PrepareCallback): void;
             *   (request: ckpt.v1.IPrepareRequest): Promise<ckpt.v1.PrepareReply>;
             *   readonly name: "Prepare";
             *   readonly path: "/ckpt.v1.Peer/Prepare";
             *   readonly requestType: "PrepareRequest";
             *   readonly responseType: "PrepareReply";
             *   readonly requestStream: undefined;
             *   readonly responseStream: undefined;
             * }}
             */

            /**
             * Calls Prepare.
             * @name ckpt.v1.Peer#prepare
             * @type {ckpt.v1.Peer.Prepare}
             */
            $Object.defineProperties(Peer.prototype.prepare = function(request, callback) {
                return $protobuf.rpc.Service.prototype.rpcCall.call(this, Peer.prototype.prepare, $root.ckpt.v1.PrepareRequest, $root.ckpt.v1.PrepareReply, request, callback);
            }, {
                name: { value: "Prepare" },
                path: { value: "/ckpt.v1.Peer/Prepare" },
                requestType: { value: "PrepareRequest" },
                responseType: { value: "PrepareReply" },
                requestStream: { value: $undefined },
                responseStream: { value: $undefined }
            });

            /**
             * Callback as used by {@link ckpt.v1.Peer#standBy}.
             * @memberof ckpt.v1.Peer
             * @typedef StandByCallback
             * @type {function}
             * @param {Error|null} error Error, if any
             * @param {ckpt.v1.StandByReply} [response] StandByReply
             */

            /**
             * Calls StandBy.
             * @memberof ckpt.v1.Peer
             * @typedef StandBy
             * @type {{
             *   (request: ckpt.v1.IStandByRequest, callback: ckpt.v1.Peer.StandByCallback): void;
             *   (request: ckpt.v1.IStandByRequest): Promise<ckpt.v1.StandByReply>;
             *   readonly name: "StandBy";
             *   readonly path: "/ckpt.v1.Peer/StandBy";
             *   readonly requestType: "StandByRequest";
             *   readonly responseType: "StandByReply";
             *   readonly requestStream: undefined;
             *   readonly responseStream: undefined;
             * }}
             */

            /**
             * Calls StandBy.
             * @name ckpt.v1.Peer#standBy
             * @type {ckpt.v1.Peer.StandBy}
             */
            $Object.defineProperties(Peer.prototype.standBy = function(request, callback) {
                return $protobuf.rpc.Service.prototype.rpcCall.call(this, Peer.prototype.standBy, $root.ckpt.v1.StandByRequest, $root.ckpt.v1.StandByReply, request, callback);
            }, {
                name: { value: "StandBy" },
                path: { value: "/ckpt.v1.Peer/StandBy" },
                requestType: { value: "StandByRequest" },
                responseType: { value: "StandByReply" },
                requestStream: { value: $undefined },
                responseStream: { value: $undefined }
            });

            /**
             * Callback as used by {@link ckpt.v1.Peer#seal}.
             * @memberof ckpt.v1.Peer
             * @typedef SealCallback
             * @type {function}
             * @param {Error|null} error Error, if any
             * @param {ckpt.v1.SealReply} [response] SealReply
             */

            /**
             * Calls Seal.
             * @memberof ckpt.v1.Peer
             * @typedef Seal
             * @type {{
             *   (request: ckpt.v1.ISealRequest, callback: ckpt.v1.Peer.SealCallback): void;
             *   (request: ckpt.v1.ISealRequest): Promise<ckpt.v1.SealReply>;
             *   readonly name: "Seal";
             *   readonly path: "/ckpt.v1.Peer/Seal";
             *   readonly requestType: "SealRequest";
             *   readonly responseType: "SealReply";
             *   readonly requestStream: undefined;
             *   readonly responseStream: undefined;
             * }}
             */

            /**
             * Calls Seal.
             * @name ckpt.v1.Peer#seal
             * @type {ckpt.v1.Peer.Seal}
             */
            $Object.defineProperties(Peer.prototype.seal = function(request, callback) {
                return $protobuf.rpc.Service.prototype.rpcCall.call(this, Peer.prototype.seal, $root.ckpt.v1.SealRequest, $root.ckpt.v1.SealReply, request, callback);
            }, {
                name: { value: "Seal" },
                path: { value: "/ckpt.v1.Peer/Seal" },
                requestType: { value: "SealRequest" },
                responseType: { value: "SealReply" },
                requestStream: { value: $undefined },
                responseStream: { value: $undefined }
            });

            /**
             * Callback as used by {@link ckpt.v1.Peer#permit}.
             * @memberof ckpt.v1.Peer
             * @typedef PermitCallback
             * @type {function}
             * @param {Error|null} error Error, if any
             * @param {ckpt.v1.Verdict} [response] Verdict
             */

            /**
             * Calls Permit.
             * @memberof ckpt.v1.Peer
             * @typedef Permit
             * @type {{
             *   (request: ckpt.v1.IStepRequest, callback: ckpt.v1.Peer.PermitCallback): void;
             *   (request: ckpt.v1.IStepRequest): Promise<ckpt.v1.Verdict>;
             *   readonly name: "Permit";
             *   readonly path: "/ckpt.v1.Peer/Permit";
             *   readonly requestType: "StepRequest";
             *   readonly responseType: "Verdict";
             *   readonly requestStream: undefined;
             *   readonly responseStream: undefined;
             * }}
             */

            /**
             * Calls Permit.
             * @name ckpt.v1.Peer#permit
             * @type {ckpt.v1.Peer.Permit}
             */
            $Object.defineProperties(Peer.prototype.permit = function(request, callback) {
                return $protobuf.rpc.Service.prototype.rpcCall.call(this, Peer.prototype.permit, $root.ckpt.v1.StepRequest, $root.ckpt.v1.Verdict, request, callback);
            }, {
                name: { value: "Permit" },
                path: { value: "/ckpt.v1.Peer/Permit" },
                requestType: { value: "StepRequest" },
                responseType: { value: "Verdict" },
                requestStream: { value: $undefined },
                responseStream: { value: $undefined }
            });

            /**
             * Callback as used by {@link ckpt.v1.Peer#query}.
             * @memberof ckpt.v1.Peer
             * @typedef QueryCallback
             * @type {function}
             * @param {Error|null} error Error, if any
             * @param {ckpt.v1.Verdict} [response] Verdict
             */

            /**
             * Calls Query.
             * @memberof ckpt.v1.Peer
             * @typedef Query
             * @type {{
             *   (request: ckpt.v1.IStepRequest, callback: ckpt.v1.Peer.QueryCallback): void;
             *   (request: ckpt.v1.IStepRequest): Promise<ckpt.v1.Verdict>;
             *   readonly name: "Query";
             *   readonly path: "/ckpt.v1.Peer/Query";
             *   readonly requestType: "StepRequest";
             *   readonly responseType: "Verdict";
             *   readonly requestStream: undefined;
             *   readonly responseStream: undefined;
             * }}
             */

            /**
             * Calls Query.
             * @name ckpt.v1.Peer#query
             * @type {ckpt.v1.Peer.Query}
             */
            $Object.defineProperties(Peer.prototype.query = function(request, callback) {
                return $protobuf.rpc.Service.prototype.rpcCall.call(this, Peer.prototype.query, $root.ckpt.v1.StepRequest, $root.ckpt.v1.Verdict, request, callback);
            }, {
                name: { value: "Query" },
                path: { value: "/ckpt.v1.Peer/Query" },
                requestType: { value: "StepRequest" },
                responseType: { value: "Verdict" },
                requestStream: { value: $undefined },
                responseStream: { value: $undefined }
            });

            /**
             * Callback as used by {@link ckpt.v1.Peer#abort}.
             * @memberof ckpt.v1.Peer
             * @typedef AbortCallback
             * @type {function}
             * @param {Error|null} error Error, if any
             * @param {ckpt.v1.Verdict} [response] Verdict
             */

            /**
             * Calls Abort.
             * @memberof ckpt.v1.Peer
             * @typedef Abort
             * @type {{
             *   (request: ckpt.v1.IStepRequest, callback: ckpt.v1.Peer.AbortCallback): void;
             *   (request: ckpt.v1.IStepRequest): Promise<ckpt.v1.Verdict>;
             *   readonly name: "Abort";
             *   readonly path: "/ckpt.v1.Peer/Abort";
             *   readonly requestType: "StepRequest";
             *   readonly responseType: "Verdict";
             *   readonly requestStream: undefined;
             *   readonly responseStream: undefined;
             * }}
             */

            /**
             * Calls Abort.
             * @name ckpt.v1.Peer#abort
             * @type {ckpt.v1.Peer.Abort}
             */
            $Object.defineProperties(Peer.prototype.abort = function(request, callback) {
                return $protobuf.rpc.Service.prototype.rpcCall.call(this, Peer.prototype.abort, $root.ckpt.v1.StepRequest, $root.ckpt.v1.Verdict, request, callback);
            }, {
                name: { value: "Abort" },
                path: { value: "/ckpt.v1.Peer/Abort" },
                requestType: { value: "StepRequest" },
                responseType: { value: "Verdict" },
                requestStream: { value: $undefined },
                responseStream: { value: $undefined }
            });

            /**
             * Callback as used by {@link ckpt.v1.Peer#forget}.
             * @memberof ckpt.v1.Peer
             * @typedef ForgetCallback
             * @type {function}
             * @param {Error|null} error Error, if any
             * @param {ckpt.v1.ForgetReply} [response] ForgetReply
             */

            /**
             * Calls Forget.
             * @memberof ckpt.v1.Peer
             * @typedef Forget
             * @type {{
             *   (request: ckpt.v1.IStepRequest, callback: ckpt.v1.Peer.ForgetCallback): void;
             *   (request: ckpt.v1.IStepRequest): Promise<ckpt.v1.ForgetReply>;
             *   readonly name: "Forget";
             *   readonly path: "/ckpt.v1.Peer/Forget";
             *   readonly requestType: "StepRequest";
             *   readonly responseType: "ForgetReply";
             *   readonly requestStream: undefined;
             *   readonly responseStream: undefined;
             * }}
             */

            /**
             * Calls Forget.
             * @name ckpt.v1.Peer#forget
             * @type {ckpt.v1.Peer.Forget}
             */
            $Object.defineProperties(Peer.prototype.forget = function(request, callback) {
                return $protobuf.rpc.Service.prototype.rpcCall.call(this, Peer.prototype.forget, $root.ckpt.v1.StepRequest, $root.ckpt.v1.ForgetReply, request, callback);
            }, {
                name: { value: "Forget" },
                path: { value: "/ckpt.v1.Peer/Forget" },
                requestType: { value: "StepRequest" },
                responseType: { value: "ForgetReply" },
                requestStream: { value: $undefined },
                responseStream: { value: $undefined }
            });

            /**
             * Callback as used by {@link ckpt.v1.Peer#supersede}.
             * @memberof ckpt.v1.Peer
             * @typedef SupersedeCallback
             * @type {function}
             * @param {Error|null} error Error, if any
             * @param {ckpt.v1.Verdict} [response] Verdict
             */

            /**
             * Calls Supersede.
             * @memberof ckpt.v1.Peer
             * @typedef Supersede
             * @type {{
             *   (request: ckpt.v1.ISupersedeRequest, callback: ckpt.v1.Peer.SupersedeCallback): void;
             *   (request: ckpt.v1.ISupersedeRequest): Promise<ckpt.v1.Verdict>;
             *   readonly name: "Supersede";
             *   readonly path: "/ckpt.v1.Peer/Supersede";
             *   readonly requestType: "SupersedeRequest";
             *   readonly responseType: "Verdict";
             *   readonly requestStream: undefined;
             *   readonly responseStream: undefined;
             * }}
             */

            /**
             * Calls Supersede.
             * @name ckpt.v1.Peer#supersede
             * @type {ckpt.v1.Peer.Supersede}
             */
            $Object.defineProperties(Peer.prototype.supersede = function(request, callback) {
                return $protobuf.rpc.Service.prototype.rpcCall.call(this, Peer.prototype.supersede, $root.ckpt.v1.SupersedeRequest, $root.ckpt.v1.Verdict, request, callback);
            }, {
                name: { value: "Supersede" },
                path: { value: "/ckpt.v1.Peer/Supersede" },
                requestType: { value: "SupersedeRequest" },
                responseType: { value: "Verdict" },
                requestStream: { value: $undefined },
                responseStream: { value: $undefined }
            });

            return Peer;
        })();

        v1.HelloRequest = (function() {

            /**
             * Properties of a HelloRequest.
             * @typedef {Object} ckpt.v1.HelloRequest.$Properties
             * @property {ckpt.v1.HostFacts.$Properties|null} [facts] HelloRequest facts
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a HelloRequest.
             * @memberof ckpt.v1
             * @interface IHelloRequest
             * @augments ckpt.v1.HelloRequest.$Properties
             * @deprecated Use ckpt.v1.HelloRequest.$Properties instead.
             */

            /**
             * Shape of a HelloRequest.
             * @typedef {ckpt.v1.HelloRequest.$Properties} ckpt.v1.HelloRequest.$Shape
             */

            /**
             * Constructs a new HelloRequest.
             * @memberof ckpt.v1
             * @classdesc Represents a HelloRequest.
             * @constructor
             * @param {ckpt.v1.HelloRequest.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const HelloRequest = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * HelloRequest facts.
             * @member {ckpt.v1.HostFacts.$Properties|null|undefined} facts
             * @memberof ckpt.v1.HelloRequest
             * @instance
             */
            HelloRequest.prototype.facts = null;

            /**
             * Creates a new HelloRequest instance using the specified properties.
             * @function create
             * @memberof ckpt.v1.HelloRequest
             * @static
             * @param {ckpt.v1.HelloRequest.$Properties=} [properties] Properties to set
             * @returns {ckpt.v1.HelloRequest} HelloRequest instance
             * @type {{
             *   (properties: ckpt.v1.HelloRequest.$Shape): ckpt.v1.HelloRequest & ckpt.v1.HelloRequest.$Shape;
             *   (properties?: ckpt.v1.HelloRequest.$Properties): ckpt.v1.HelloRequest;
             * }}
             */
            HelloRequest.create = function(properties) {
                return new HelloRequest(properties);
            };

            /**
             * Encodes the specified HelloRequest message. Does not implicitly {@link ckpt.v1.HelloRequest.verify|verify} messages.
             * @function encode
             * @memberof ckpt.v1.HelloRequest
             * @static
             * @param {ckpt.v1.HelloRequest.$Properties} message HelloRequest message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            HelloRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.facts != null && $Object.hasOwnProperty.call(message, "facts"))
                    $root.ckpt.v1.HostFacts.encode(message.facts, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a HelloRequest message from the specified reader or buffer.
             * @function decode
             * @memberof ckpt.v1.HelloRequest
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {ckpt.v1.HelloRequest & ckpt.v1.HelloRequest.$Shape} HelloRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            HelloRequest.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.ckpt.v1.HelloRequest();
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
                            if (wireType !== 2)
                                break;
                            message.facts = $root.ckpt.v1.HostFacts.decode(reader, reader.size(), $undefined, _depth + 1, message.facts);
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
                return message;
            };

            /**
             * Creates a HelloRequest message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof ckpt.v1.HelloRequest
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {ckpt.v1.HelloRequest} HelloRequest
             */
            HelloRequest.fromObject = function (object, _depth) {
                if (object instanceof $root.ckpt.v1.HelloRequest)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".ckpt.v1.HelloRequest: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.ckpt.v1.HelloRequest();
                if (object.facts != null) {
                    if (!$util.isObject(object.facts))
                        throw $TypeError(".ckpt.v1.HelloRequest.facts: object expected");
                    message.facts = $root.ckpt.v1.HostFacts.fromObject(object.facts, _depth + 1);
                }
                return message;
            };

            /**
             * Creates a plain object from a HelloRequest message. Also converts values to other types if specified.
             * @function toObject
             * @memberof ckpt.v1.HelloRequest
             * @static
             * @param {ckpt.v1.HelloRequest} message HelloRequest
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            HelloRequest.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults)
                    object.facts = null;
                if (message.facts != null && $Object.hasOwnProperty.call(message, "facts"))
                    object.facts = $root.ckpt.v1.HostFacts.toObject(message.facts, options, _depth + 1);
                return object;
            };

            /**
             * Converts this HelloRequest to JSON.
             * @function toJSON
             * @memberof ckpt.v1.HelloRequest
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            HelloRequest.prototype.toJSON = function() {
                return HelloRequest.toObject(this, $protobuf.util.toJSONOptions);
            };

            /**
             * Gets the type url for HelloRequest
             * @function getTypeUrl
             * @memberof ckpt.v1.HelloRequest
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            HelloRequest.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/ckpt.v1.HelloRequest";
            };

            return HelloRequest;
        })();

        v1.HelloReply = (function() {

            /**
             * Properties of a HelloReply.
             * @typedef {Object} ckpt.v1.HelloReply.$Properties
             * @property {ckpt.v1.HostFacts.$Properties|null} [facts] HelloReply facts
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a HelloReply.
             * @memberof ckpt.v1
             * @interface IHelloReply
             * @augments ckpt.v1.HelloReply.$Properties
             * @deprecated Use ckpt.v1.HelloReply.$Properties instead.
             */

            /**
             * Shape of a HelloReply.
             * @typedef {ckpt.v1.HelloReply.$Properties} ckpt.v1.HelloReply.$Shape
             */

            /**
             * Constructs a new HelloReply.
             * @memberof ckpt.v1
             * @classdesc Represents a HelloReply.
             * @constructor
             * @param {ckpt.v1.HelloReply.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const HelloReply = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * HelloReply facts.
             * @member {ckpt.v1.HostFacts.$Properties|null|undefined} facts
             * @memberof ckpt.v1.HelloReply
             * @instance
             */
            HelloReply.prototype.facts = null;

            /**
             * Creates a new HelloReply instance using the specified properties.
             * @function create
             * @memberof ckpt.v1.HelloReply
             * @static
             * @param {ckpt.v1.HelloReply.$Properties=} [properties] Properties to set
             * @returns {ckpt.v1.HelloReply} HelloReply instance
             * @type {{
             *   (properties: ckpt.v1.HelloReply.$Shape): ckpt.v1.HelloReply & ckpt.v1.HelloReply.$Shape;
             *   (properties?: ckpt.v1.HelloReply.$Properties): ckpt.v1.HelloReply;
             * }}
             */
            HelloReply.create = function(properties) {
                return new HelloReply(properties);
            };

            /**
             * Encodes the specified HelloReply message. Does not implicitly {@link ckpt.v1.HelloReply.verify|verify} messages.
             * @function encode
             * @memberof ckpt.v1.HelloReply
             * @static
             * @param {ckpt.v1.HelloReply.$Properties} message HelloReply message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            HelloReply.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.facts != null && $Object.hasOwnProperty.call(message, "facts"))
                    $root.ckpt.v1.HostFacts.encode(message.facts, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a HelloReply message from the specified reader or buffer.
             * @function decode
             * @memberof ckpt.v1.HelloReply
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {ckpt.v1.HelloReply & ckpt.v1.HelloReply.$Shape} HelloReply
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            HelloReply.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.ckpt.v1.HelloReply();
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
                            if (wireType !== 2)
                                break;
                            message.facts = $root.ckpt.v1.HostFacts.decode(reader, reader.size(), $undefined, _depth + 1, message.facts);
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
                return message;
            };

            /**
             * Creates a HelloReply message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof ckpt.v1.HelloReply
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {ckpt.v1.HelloReply} HelloReply
             */
            HelloReply.fromObject = function (object, _depth) {
                if (object instanceof $root.ckpt.v1.HelloReply)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".ckpt.v1.HelloReply: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.ckpt.v1.HelloReply();
                if (object.facts != null) {
                    if (!$util.isObject(object.facts))
                        throw $TypeError(".ckpt.v1.HelloReply.facts: object expected");
                    message.facts = $root.ckpt.v1.HostFacts.fromObject(object.facts, _depth + 1);
                }
                return message;
            };

            /**
             * Creates a plain object from a HelloReply message. Also converts values to other types if specified.
             * @function toObject
             * @memberof ckpt.v1.HelloReply
             * @static
             * @param {ckpt.v1.HelloReply} message HelloReply
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            HelloReply.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults)
                    object.facts = null;
                if (message.facts != null && $Object.hasOwnProperty.call(message, "facts"))
                    object.facts = $root.ckpt.v1.HostFacts.toObject(message.facts, options, _depth + 1);
                return object;
            };

            /**
             * Converts this HelloReply to JSON.
             * @function toJSON
             * @memberof ckpt.v1.HelloReply
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            HelloReply.prototype.toJSON = function() {
                return HelloReply.toObject(this, $protobuf.util.toJSONOptions);
            };

            /**
             * Gets the type url for HelloReply
             * @function getTypeUrl
             * @memberof ckpt.v1.HelloReply
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            HelloReply.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/ckpt.v1.HelloReply";
            };

            return HelloReply;
        })();

        v1.HostFacts = (function() {

            /**
             * Properties of a HostFacts.
             * @typedef {Object} ckpt.v1.HostFacts.$Properties
             * @property {number|null} [protocol] HostFacts protocol
             * @property {string|null} [ckpt] HostFacts ckpt
             * @property {string|null} [name] HostFacts name
             * @property {string|null} [machineId] HostFacts machineId
             * @property {string|null} [arch] HostFacts arch
             * @property {string|null} [kernel] HostFacts kernel
             * @property {number|null} [criu] HostFacts criu
             * @property {string|null} [podman] HostFacts podman
             * @property {Array.<ckpt.v1.RuntimeFact.$Properties>|null} [runtimes] HostFacts runtimes
             * @property {number|null} [cgroupVersion] HostFacts cgroupVersion
             * @property {number|null} [clockUnixMs] HostFacts clockUnixMs
             * @property {Uint8Array|null} [cpuinfo] HostFacts cpuinfo
             * @property {string|null} [bootId] HostFacts bootId
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a HostFacts.
             * @memberof ckpt.v1
             * @interface IHostFacts
             * @augments ckpt.v1.HostFacts.$Properties
             * @deprecated Use ckpt.v1.HostFacts.$Properties instead.
             */

            /**
             * Shape of a HostFacts.
             * @typedef {ckpt.v1.HostFacts.$Properties} ckpt.v1.HostFacts.$Shape
             */

            /**
             * Constructs a new HostFacts.
             * @memberof ckpt.v1
             * @classdesc Represents a HostFacts.
             * @constructor
             * @param {ckpt.v1.HostFacts.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const HostFacts = function (properties) {
                this.runtimes = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * HostFacts protocol.
             * @member {number} protocol
             * @memberof ckpt.v1.HostFacts
             * @instance
             */
            HostFacts.prototype.protocol = 0;

            /**
             * HostFacts ckpt.
             * @member {string} ckpt
             * @memberof ckpt.v1.HostFacts
             * @instance
             */
            HostFacts.prototype.ckpt = "";

            /**
             * HostFacts name.
             * @member {string} name
             * @memberof ckpt.v1.HostFacts
             * @instance
             */
            HostFacts.prototype.name = "";

            /**
             * HostFacts machineId.
             * @member {string} machineId
             * @memberof ckpt.v1.HostFacts
             * @instance
             */
            HostFacts.prototype.machineId = "";

            /**
             * HostFacts arch.
             * @member {string} arch
             * @memberof ckpt.v1.HostFacts
             * @instance
             */
            HostFacts.prototype.arch = "";

            /**
             * HostFacts kernel.
             * @member {string} kernel
             * @memberof ckpt.v1.HostFacts
             * @instance
             */
            HostFacts.prototype.kernel = "";

            /**
             * HostFacts criu.
             * @member {number} criu
             * @memberof ckpt.v1.HostFacts
             * @instance
             */
            HostFacts.prototype.criu = 0;

            /**
             * HostFacts podman.
             * @member {string} podman
             * @memberof ckpt.v1.HostFacts
             * @instance
             */
            HostFacts.prototype.podman = "";

            /**
             * HostFacts runtimes.
             * @member {Array.<ckpt.v1.RuntimeFact.$Properties>} runtimes
             * @memberof ckpt.v1.HostFacts
             * @instance
             */
            HostFacts.prototype.runtimes = $util.emptyArray;

            /**
             * HostFacts cgroupVersion.
             * @member {number} cgroupVersion
             * @memberof ckpt.v1.HostFacts
             * @instance
             */
            HostFacts.prototype.cgroupVersion = 0;

            /**
             * HostFacts clockUnixMs.
             * @member {number} clockUnixMs
             * @memberof ckpt.v1.HostFacts
             * @instance
             */
            HostFacts.prototype.clockUnixMs = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * HostFacts cpuinfo.
             * @member {Uint8Array} cpuinfo
             * @memberof ckpt.v1.HostFacts
             * @instance
             */
            HostFacts.prototype.cpuinfo = $util.newBuffer([]);

            /**
             * HostFacts bootId.
             * @member {string} bootId
             * @memberof ckpt.v1.HostFacts
             * @instance
             */
            HostFacts.prototype.bootId = "";

            /**
             * Creates a new HostFacts instance using the specified properties.
             * @function create
             * @memberof ckpt.v1.HostFacts
             * @static
             * @param {ckpt.v1.HostFacts.$Properties=} [properties] Properties to set
             * @returns {ckpt.v1.HostFacts} HostFacts instance
             * @type {{
             *   (properties: ckpt.v1.HostFacts.$Shape): ckpt.v1.HostFacts & ckpt.v1.HostFacts.$Shape;
             *   (properties?: ckpt.v1.HostFacts.$Properties): ckpt.v1.HostFacts;
             * }}
             */
            HostFacts.create = function(properties) {
                return new HostFacts(properties);
            };

            /**
             * Encodes the specified HostFacts message. Does not implicitly {@link ckpt.v1.HostFacts.verify|verify} messages.
             * @function encode
             * @memberof ckpt.v1.HostFacts
             * @static
             * @param {ckpt.v1.HostFacts.$Properties} message HostFacts message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            HostFacts.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.protocol != null && $Object.hasOwnProperty.call(message, "protocol") && message.protocol !== 0)
                    writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.protocol);
                if (message.ckpt != null && $Object.hasOwnProperty.call(message, "ckpt") && message.ckpt !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.ckpt);
                if (message.name != null && $Object.hasOwnProperty.call(message, "name") && message.name !== "")
                    writer.uint32(/* id 3, wireType 2 =*/26).string(message.name);
                if (message.machineId != null && $Object.hasOwnProperty.call(message, "machineId") && message.machineId !== "")
                    writer.uint32(/* id 4, wireType 2 =*/34).string(message.machineId);
                if (message.arch != null && $Object.hasOwnProperty.call(message, "arch") && message.arch !== "")
                    writer.uint32(/* id 5, wireType 2 =*/42).string(message.arch);
                if (message.kernel != null && $Object.hasOwnProperty.call(message, "kernel") && message.kernel !== "")
                    writer.uint32(/* id 6, wireType 2 =*/50).string(message.kernel);
                if (message.criu != null && $Object.hasOwnProperty.call(message, "criu") && message.criu !== 0)
                    writer.uint32(/* id 7, wireType 0 =*/56).uint32(message.criu);
                if (message.podman != null && $Object.hasOwnProperty.call(message, "podman") && message.podman !== "")
                    writer.uint32(/* id 8, wireType 2 =*/66).string(message.podman);
                if (message.runtimes != null && message.runtimes.length)
                    for (let i = 0; i < message.runtimes.length; ++i)
                        $root.ckpt.v1.RuntimeFact.encode(message.runtimes[i], writer.uint32(/* id 9, wireType 2 =*/74).fork(), _depth + 1).ldelim();
                if (message.cgroupVersion != null && $Object.hasOwnProperty.call(message, "cgroupVersion") && message.cgroupVersion !== 0)
                    writer.uint32(/* id 10, wireType 0 =*/80).uint32(message.cgroupVersion);
                if (message.clockUnixMs != null && $Object.hasOwnProperty.call(message, "clockUnixMs") && (typeof message.clockUnixMs === "object" ? message.clockUnixMs.low || message.clockUnixMs.high : message.clockUnixMs !== 0))
                    writer.uint32(/* id 11, wireType 0 =*/88).uint64(message.clockUnixMs);
                if (message.cpuinfo != null && $Object.hasOwnProperty.call(message, "cpuinfo") && message.cpuinfo.length)
                    writer.uint32(/* id 12, wireType 2 =*/98).bytes(message.cpuinfo);
                if (message.bootId != null && $Object.hasOwnProperty.call(message, "bootId") && message.bootId !== "")
                    writer.uint32(/* id 13, wireType 2 =*/106).string(message.bootId);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a HostFacts message from the specified reader or buffer.
             * @function decode
             * @memberof ckpt.v1.HostFacts
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {ckpt.v1.HostFacts & ckpt.v1.HostFacts.$Shape} HostFacts
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            HostFacts.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.ckpt.v1.HostFacts();
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
                            if (value = reader.uint32())
                                message.protocol = value;
                            else
                                delete message.protocol;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.ckpt = value;
                            else
                                delete message.ckpt;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.name = value;
                            else
                                delete message.name;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.machineId = value;
                            else
                                delete message.machineId;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.arch = value;
                            else
                                delete message.arch;
                            continue;
                        }
                    case 6: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.kernel = value;
                            else
                                delete message.kernel;
                            continue;
                        }
                    case 7: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.criu = value;
                            else
                                delete message.criu;
                            continue;
                        }
                    case 8: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.podman = value;
                            else
                                delete message.podman;
                            continue;
                        }
                    case 9: {
                            if (wireType !== 2)
                                break;
                            if (!(message.runtimes && message.runtimes.length))
                                message.runtimes = [];
                            message.runtimes.push($root.ckpt.v1.RuntimeFact.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 10: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.cgroupVersion = value;
                            else
                                delete message.cgroupVersion;
                            continue;
                        }
                    case 11: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.clockUnixMs = value;
                            else
                                delete message.clockUnixMs;
                            continue;
                        }
                    case 12: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.cpuinfo = value;
                            else
                                delete message.cpuinfo;
                            continue;
                        }
                    case 13: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.bootId = value;
                            else
                                delete message.bootId;
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
                return message;
            };

            /**
             * Creates a HostFacts message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof ckpt.v1.HostFacts
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {ckpt.v1.HostFacts} HostFacts
             */
            HostFacts.fromObject = function (object, _depth) {
                if (object instanceof $root.ckpt.v1.HostFacts)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".ckpt.v1.HostFacts: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.ckpt.v1.HostFacts();
                if (object.protocol != null)
                    if ($Number(object.protocol) !== 0)
                        message.protocol = object.protocol >>> 0;
                if (object.ckpt != null)
                    if (typeof object.ckpt !== "string" || object.ckpt.length)
                        message.ckpt = $String(object.ckpt);
                if (object.name != null)
                    if (typeof object.name !== "string" || object.name.length)
                        message.name = $String(object.name);
                if (object.machineId != null)
                    if (typeof object.machineId !== "string" || object.machineId.length)
                        message.machineId = $String(object.machineId);
                if (object.arch != null)
                    if (typeof object.arch !== "string" || object.arch.length)
                        message.arch = $String(object.arch);
                if (object.kernel != null)
                    if (typeof object.kernel !== "string" || object.kernel.length)
                        message.kernel = $String(object.kernel);
                if (object.criu != null)
                    if ($Number(object.criu) !== 0)
                        message.criu = object.criu >>> 0;
                if (object.podman != null)
                    if (typeof object.podman !== "string" || object.podman.length)
                        message.podman = $String(object.podman);
                if (object.runtimes) {
                    if (!$Array.isArray(object.runtimes))
                        throw $TypeError(".ckpt.v1.HostFacts.runtimes: array expected");
                    message.runtimes = $Array(object.runtimes.length);
                    for (let i = 0; i < object.runtimes.length; ++i) {
                        if (!$util.isObject(object.runtimes[i]))
                            throw $TypeError(".ckpt.v1.HostFacts.runtimes: object expected");
                        message.runtimes[i] = $root.ckpt.v1.RuntimeFact.fromObject(object.runtimes[i], _depth + 1);
                    }
                }
                if (object.cgroupVersion != null)
                    if ($Number(object.cgroupVersion) !== 0)
                        message.cgroupVersion = object.cgroupVersion >>> 0;
                if (object.clockUnixMs != null)
                    if (typeof object.clockUnixMs === "object" ? object.clockUnixMs.low || object.clockUnixMs.high : $Number(object.clockUnixMs) !== 0)
                        if ($util.Long)
                            message.clockUnixMs = $util.Long.fromValue(object.clockUnixMs, true);
                        else if (typeof object.clockUnixMs === "string")
                            message.clockUnixMs = $parseInt(object.clockUnixMs, 10);
                        else if (typeof object.clockUnixMs === "number")
                            message.clockUnixMs = object.clockUnixMs;
                        else if (typeof object.clockUnixMs === "object")
                            message.clockUnixMs = new $util.LongBits(object.clockUnixMs.low >>> 0, object.clockUnixMs.high >>> 0).toNumber(true);
                if (object.cpuinfo != null)
                    if (object.cpuinfo.length)
                        if (typeof object.cpuinfo === "string")
                            $util.base64.decode(object.cpuinfo, message.cpuinfo = $util.newBuffer($util.base64.length(object.cpuinfo)), 0);
                        else if (object.cpuinfo.length >= 0)
                            message.cpuinfo = object.cpuinfo;
                if (object.bootId != null)
                    if (typeof object.bootId !== "string" || object.bootId.length)
                        message.bootId = $String(object.bootId);
                return message;
            };

            /**
             * Creates a plain object from a HostFacts message. Also converts values to other types if specified.
             * @function toObject
             * @memberof ckpt.v1.HostFacts
             * @static
             * @param {ckpt.v1.HostFacts} message HostFacts
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            HostFacts.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.arrays || options.defaults)
                    object.runtimes = [];
                if (options.defaults) {
                    object.protocol = 0;
                    object.ckpt = "";
                    object.name = "";
                    object.machineId = "";
                    object.arch = "";
                    object.kernel = "";
                    object.criu = 0;
                    object.podman = "";
                    object.cgroupVersion = 0;
                    if ($util.Long) {
                        let long = new $util.Long(0, 0, true);
                        object.clockUnixMs = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                    } else
                        object.clockUnixMs = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                    if (options.bytes === $String)
                        object.cpuinfo = "";
                    else {
                        object.cpuinfo = [];
                        if (options.bytes !== $Array)
                            object.cpuinfo = $util.newBuffer(object.cpuinfo);
                    }
                    object.bootId = "";
                }
                if (message.protocol != null && $Object.hasOwnProperty.call(message, "protocol"))
                    object.protocol = message.protocol;
                if (message.ckpt != null && $Object.hasOwnProperty.call(message, "ckpt"))
                    object.ckpt = message.ckpt;
                if (message.name != null && $Object.hasOwnProperty.call(message, "name"))
                    object.name = message.name;
                if (message.machineId != null && $Object.hasOwnProperty.call(message, "machineId"))
                    object.machineId = message.machineId;
                if (message.arch != null && $Object.hasOwnProperty.call(message, "arch"))
                    object.arch = message.arch;
                if (message.kernel != null && $Object.hasOwnProperty.call(message, "kernel"))
                    object.kernel = message.kernel;
                if (message.criu != null && $Object.hasOwnProperty.call(message, "criu"))
                    object.criu = message.criu;
                if (message.podman != null && $Object.hasOwnProperty.call(message, "podman"))
                    object.podman = message.podman;
                if (message.runtimes && message.runtimes.length) {
                    object.runtimes = $Array(message.runtimes.length);
                    for (let j = 0; j < message.runtimes.length; ++j)
                        object.runtimes[j] = $root.ckpt.v1.RuntimeFact.toObject(message.runtimes[j], options, _depth + 1);
                }
                if (message.cgroupVersion != null && $Object.hasOwnProperty.call(message, "cgroupVersion"))
                    object.cgroupVersion = message.cgroupVersion;
                if (message.clockUnixMs != null && $Object.hasOwnProperty.call(message, "clockUnixMs"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.clockUnixMs = typeof message.clockUnixMs === "number" ? $BigInt(message.clockUnixMs) : $util.Long.fromBits(message.clockUnixMs.low >>> 0, message.clockUnixMs.high >>> 0, true).toBigInt();
                    else if (typeof message.clockUnixMs === "number")
                        object.clockUnixMs = options.longs === $String ? $String(message.clockUnixMs) : message.clockUnixMs;
                    else
                        object.clockUnixMs = options.longs === $String ? $util.Long.prototype.toString.call(message.clockUnixMs) : options.longs === $Number ? new $util.LongBits(message.clockUnixMs.low >>> 0, message.clockUnixMs.high >>> 0).toNumber(true) : message.clockUnixMs;
                if (message.cpuinfo != null && $Object.hasOwnProperty.call(message, "cpuinfo"))
                    object.cpuinfo = options.bytes === $String ? $util.base64.encode(message.cpuinfo, 0, message.cpuinfo.length) : options.bytes === $Array ? $Array.prototype.slice.call(message.cpuinfo) : message.cpuinfo;
                if (message.bootId != null && $Object.hasOwnProperty.call(message, "bootId"))
                    object.bootId = message.bootId;
                return object;
            };

            /**
             * Converts this HostFacts to JSON.
             * @function toJSON
             * @memberof ckpt.v1.HostFacts
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            HostFacts.prototype.toJSON = function() {
                return HostFacts.toObject(this, $protobuf.util.toJSONOptions);
            };

            /**
             * Gets the type url for HostFacts
             * @function getTypeUrl
             * @memberof ckpt.v1.HostFacts
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            HostFacts.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/ckpt.v1.HostFacts";
            };

            return HostFacts;
        })();

        v1.RuntimeFact = (function() {

            /**
             * Properties of a RuntimeFact.
             * @typedef {Object} ckpt.v1.RuntimeFact.$Properties
             * @property {string|null} [name] RuntimeFact name
             * @property {string|null} [version] RuntimeFact version
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a RuntimeFact.
             * @memberof ckpt.v1
             * @interface IRuntimeFact
             * @augments ckpt.v1.RuntimeFact.$Properties
             * @deprecated Use ckpt.v1.RuntimeFact.$Properties instead.
             */

            /**
             * Shape of a RuntimeFact.
             * @typedef {ckpt.v1.RuntimeFact.$Properties} ckpt.v1.RuntimeFact.$Shape
             */

            /**
             * Constructs a new RuntimeFact.
             * @memberof ckpt.v1
             * @classdesc Represents a RuntimeFact.
             * @constructor
             * @param {ckpt.v1.RuntimeFact.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const RuntimeFact = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * RuntimeFact name.
             * @member {string} name
             * @memberof ckpt.v1.RuntimeFact
             * @instance
             */
            RuntimeFact.prototype.name = "";

            /**
             * RuntimeFact version.
             * @member {string} version
             * @memberof ckpt.v1.RuntimeFact
             * @instance
             */
            RuntimeFact.prototype.version = "";

            /**
             * Creates a new RuntimeFact instance using the specified properties.
             * @function create
             * @memberof ckpt.v1.RuntimeFact
             * @static
             * @param {ckpt.v1.RuntimeFact.$Properties=} [properties] Properties to set
             * @returns {ckpt.v1.RuntimeFact} RuntimeFact instance
             * @type {{
             *   (properties: ckpt.v1.RuntimeFact.$Shape): ckpt.v1.RuntimeFact & ckpt.v1.RuntimeFact.$Shape;
             *   (properties?: ckpt.v1.RuntimeFact.$Properties): ckpt.v1.RuntimeFact;
             * }}
             */
            RuntimeFact.create = function(properties) {
                return new RuntimeFact(properties);
            };

            /**
             * Encodes the specified RuntimeFact message. Does not implicitly {@link ckpt.v1.RuntimeFact.verify|verify} messages.
             * @function encode
             * @memberof ckpt.v1.RuntimeFact
             * @static
             * @param {ckpt.v1.RuntimeFact.$Properties} message RuntimeFact message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            RuntimeFact.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.name != null && $Object.hasOwnProperty.call(message, "name") && message.name !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.name);
                if (message.version != null && $Object.hasOwnProperty.call(message, "version") && message.version !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.version);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a RuntimeFact message from the specified reader or buffer.
             * @function decode
             * @memberof ckpt.v1.RuntimeFact
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {ckpt.v1.RuntimeFact & ckpt.v1.RuntimeFact.$Shape} RuntimeFact
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            RuntimeFact.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.ckpt.v1.RuntimeFact();
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
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.name = value;
                            else
                                delete message.name;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.version = value;
                            else
                                delete message.version;
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
                return message;
            };

            /**
             * Creates a RuntimeFact message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof ckpt.v1.RuntimeFact
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {ckpt.v1.RuntimeFact} RuntimeFact
             */
            RuntimeFact.fromObject = function (object, _depth) {
                if (object instanceof $root.ckpt.v1.RuntimeFact)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".ckpt.v1.RuntimeFact: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.ckpt.v1.RuntimeFact();
                if (object.name != null)
                    if (typeof object.name !== "string" || object.name.length)
                        message.name = $String(object.name);
                if (object.version != null)
                    if (typeof object.version !== "string" || object.version.length)
                        message.version = $String(object.version);
                return message;
            };

            /**
             * Creates a plain object from a RuntimeFact message. Also converts values to other types if specified.
             * @function toObject
             * @memberof ckpt.v1.RuntimeFact
             * @static
             * @param {ckpt.v1.RuntimeFact} message RuntimeFact
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            RuntimeFact.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults) {
                    object.name = "";
                    object.version = "";
                }
                if (message.name != null && $Object.hasOwnProperty.call(message, "name"))
                    object.name = message.name;
                if (message.version != null && $Object.hasOwnProperty.call(message, "version"))
                    object.version = message.version;
                return object;
            };

            /**
             * Converts this RuntimeFact to JSON.
             * @function toJSON
             * @memberof ckpt.v1.RuntimeFact
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            RuntimeFact.prototype.toJSON = function() {
                return RuntimeFact.toObject(this, $protobuf.util.toJSONOptions);
            };

            /**
             * Gets the type url for RuntimeFact
             * @function getTypeUrl
             * @memberof ckpt.v1.RuntimeFact
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            RuntimeFact.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/ckpt.v1.RuntimeFact";
            };

            return RuntimeFact;
        })();

        v1.PreflightRequest = (function() {

            /**
             * Properties of a PreflightRequest.
             * @typedef {Object} ckpt.v1.PreflightRequest.$Properties
             * @property {ckpt.v1.Claims.$Properties|null} [claims] PreflightRequest claims
             * @property {ckpt.v1.HostFacts.$Properties|null} [facts] PreflightRequest facts
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a PreflightRequest.
             * @memberof ckpt.v1
             * @interface IPreflightRequest
             * @augments ckpt.v1.PreflightRequest.$Properties
             * @deprecated Use ckpt.v1.PreflightRequest.$Properties instead.
             */

            /**
             * Shape of a PreflightRequest.
             * @typedef {ckpt.v1.PreflightRequest.$Properties} ckpt.v1.PreflightRequest.$Shape
             */

            /**
             * Constructs a new PreflightRequest.
             * @memberof ckpt.v1
             * @classdesc Represents a PreflightRequest.
             * @constructor
             * @param {ckpt.v1.PreflightRequest.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const PreflightRequest = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * PreflightRequest claims.
             * @member {ckpt.v1.Claims.$Properties|null|undefined} claims
             * @memberof ckpt.v1.PreflightRequest
             * @instance
             */
            PreflightRequest.prototype.claims = null;

            /**
             * PreflightRequest facts.
             * @member {ckpt.v1.HostFacts.$Properties|null|undefined} facts
             * @memberof ckpt.v1.PreflightRequest
             * @instance
             */
            PreflightRequest.prototype.facts = null;

            /**
             * Creates a new PreflightRequest instance using the specified properties.
             * @function create
             * @memberof ckpt.v1.PreflightRequest
             * @static
             * @param {ckpt.v1.PreflightRequest.$Properties=} [properties] Properties to set
             * @returns {ckpt.v1.PreflightRequest} PreflightRequest instance
             * @type {{
             *   (properties: ckpt.v1.PreflightRequest.$Shape): ckpt.v1.PreflightRequest & ckpt.v1.PreflightRequest.$Shape;
             *   (properties?: ckpt.v1.PreflightRequest.$Properties): ckpt.v1.PreflightRequest;
             * }}
             */
            PreflightRequest.create = function(properties) {
                return new PreflightRequest(properties);
            };

            /**
             * Encodes the specified PreflightRequest message. Does not implicitly {@link ckpt.v1.PreflightRequest.verify|verify} messages.
             * @function encode
             * @memberof ckpt.v1.PreflightRequest
             * @static
             * @param {ckpt.v1.PreflightRequest.$Properties} message PreflightRequest message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            PreflightRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.claims != null && $Object.hasOwnProperty.call(message, "claims"))
                    $root.ckpt.v1.Claims.encode(message.claims, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                if (message.facts != null && $Object.hasOwnProperty.call(message, "facts"))
                    $root.ckpt.v1.HostFacts.encode(message.facts, writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a PreflightRequest message from the specified reader or buffer.
             * @function decode
             * @memberof ckpt.v1.PreflightRequest
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {ckpt.v1.PreflightRequest & ckpt.v1.PreflightRequest.$Shape} PreflightRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            PreflightRequest.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.ckpt.v1.PreflightRequest();
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
                            if (wireType !== 2)
                                break;
                            message.claims = $root.ckpt.v1.Claims.decode(reader, reader.size(), $undefined, _depth + 1, message.claims);
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            message.facts = $root.ckpt.v1.HostFacts.decode(reader, reader.size(), $undefined, _depth + 1, message.facts);
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
                return message;
            };

            /**
             * Creates a PreflightRequest message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof ckpt.v1.PreflightRequest
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {ckpt.v1.PreflightRequest} PreflightRequest
             */
            PreflightRequest.fromObject = function (object, _depth) {
                if (object instanceof $root.ckpt.v1.PreflightRequest)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".ckpt.v1.PreflightRequest: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.ckpt.v1.PreflightRequest();
                if (object.claims != null) {
                    if (!$util.isObject(object.claims))
                        throw $TypeError(".ckpt.v1.PreflightRequest.claims: object expected");
                    message.claims = $root.ckpt.v1.Claims.fromObject(object.claims, _depth + 1);
                }
                if (object.facts != null) {
                    if (!$util.isObject(object.facts))
                        throw $TypeError(".ckpt.v1.PreflightRequest.facts: object expected");
                    message.facts = $root.ckpt.v1.HostFacts.fromObject(object.facts, _depth + 1);
                }
                return message;
            };

            /**
             * Creates a plain object from a PreflightRequest message. Also converts values to other types if specified.
             * @function toObject
             * @memberof ckpt.v1.PreflightRequest
             * @static
             * @param {ckpt.v1.PreflightRequest} message PreflightRequest
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            PreflightRequest.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults) {
                    object.claims = null;
                    object.facts = null;
                }
                if (message.claims != null && $Object.hasOwnProperty.call(message, "claims"))
                    object.claims = $root.ckpt.v1.Claims.toObject(message.claims, options, _depth + 1);
                if (message.facts != null && $Object.hasOwnProperty.call(message, "facts"))
                    object.facts = $root.ckpt.v1.HostFacts.toObject(message.facts, options, _depth + 1);
                return object;
            };

            /**
             * Converts this PreflightRequest to JSON.
             * @function toJSON
             * @memberof ckpt.v1.PreflightRequest
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            PreflightRequest.prototype.toJSON = function() {
                return PreflightRequest.toObject(this, $protobuf.util.toJSONOptions);
            };

            /**
             * Gets the type url for PreflightRequest
             * @function getTypeUrl
             * @memberof ckpt.v1.PreflightRequest
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            PreflightRequest.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/ckpt.v1.PreflightRequest";
            };

            return PreflightRequest;
        })();

        v1.PreflightReply = (function() {

            /**
             * Properties of a PreflightReply.
             * @typedef {Object} ckpt.v1.PreflightReply.$Properties
             * @property {Array.<ckpt.v1.Finding.$Properties>|null} [findings] PreflightReply findings
             * @property {ckpt.v1.HostFacts.$Properties|null} [facts] PreflightReply facts
             * @property {Array.<string>|null} [layersPresent] PreflightReply layersPresent
             * @property {boolean|null} [imagePresent] PreflightReply imagePresent
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a PreflightReply.
             * @memberof ckpt.v1
             * @interface IPreflightReply
             * @augments ckpt.v1.PreflightReply.$Properties
             * @deprecated Use ckpt.v1.PreflightReply.$Properties instead.
             */

            /**
             * Shape of a PreflightReply.
             * @typedef {ckpt.v1.PreflightReply.$Properties} ckpt.v1.PreflightReply.$Shape
             */

            /**
             * Constructs a new PreflightReply.
             * @memberof ckpt.v1
             * @classdesc Represents a PreflightReply.
             * @constructor
             * @param {ckpt.v1.PreflightReply.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const PreflightReply = function (properties) {
                this.findings = [];
                this.layersPresent = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * PreflightReply findings.
             * @member {Array.<ckpt.v1.Finding.$Properties>} findings
             * @memberof ckpt.v1.PreflightReply
             * @instance
             */
            PreflightReply.prototype.findings = $util.emptyArray;

            /**
             * PreflightReply facts.
             * @member {ckpt.v1.HostFacts.$Properties|null|undefined} facts
             * @memberof ckpt.v1.PreflightReply
             * @instance
             */
            PreflightReply.prototype.facts = null;

            /**
             * PreflightReply layersPresent.
             * @member {Array.<string>} layersPresent
             * @memberof ckpt.v1.PreflightReply
             * @instance
             */
            PreflightReply.prototype.layersPresent = $util.emptyArray;

            /**
             * PreflightReply imagePresent.
             * @member {boolean} imagePresent
             * @memberof ckpt.v1.PreflightReply
             * @instance
             */
            PreflightReply.prototype.imagePresent = false;

            /**
             * Creates a new PreflightReply instance using the specified properties.
             * @function create
             * @memberof ckpt.v1.PreflightReply
             * @static
             * @param {ckpt.v1.PreflightReply.$Properties=} [properties] Properties to set
             * @returns {ckpt.v1.PreflightReply} PreflightReply instance
             * @type {{
             *   (properties: ckpt.v1.PreflightReply.$Shape): ckpt.v1.PreflightReply & ckpt.v1.PreflightReply.$Shape;
             *   (properties?: ckpt.v1.PreflightReply.$Properties): ckpt.v1.PreflightReply;
             * }}
             */
            PreflightReply.create = function(properties) {
                return new PreflightReply(properties);
            };

            /**
             * Encodes the specified PreflightReply message. Does not implicitly {@link ckpt.v1.PreflightReply.verify|verify} messages.
             * @function encode
             * @memberof ckpt.v1.PreflightReply
             * @static
             * @param {ckpt.v1.PreflightReply.$Properties} message PreflightReply message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            PreflightReply.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.findings != null && message.findings.length)
                    for (let i = 0; i < message.findings.length; ++i)
                        $root.ckpt.v1.Finding.encode(message.findings[i], writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                if (message.facts != null && $Object.hasOwnProperty.call(message, "facts"))
                    $root.ckpt.v1.HostFacts.encode(message.facts, writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
                if (message.layersPresent != null && message.layersPresent.length)
                    for (let i = 0; i < message.layersPresent.length; ++i)
                        writer.uint32(/* id 3, wireType 2 =*/26).string(message.layersPresent[i]);
                if (message.imagePresent != null && $Object.hasOwnProperty.call(message, "imagePresent") && message.imagePresent !== false)
                    writer.uint32(/* id 4, wireType 0 =*/32).bool(message.imagePresent);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a PreflightReply message from the specified reader or buffer.
             * @function decode
             * @memberof ckpt.v1.PreflightReply
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {ckpt.v1.PreflightReply & ckpt.v1.PreflightReply.$Shape} PreflightReply
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            PreflightReply.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.ckpt.v1.PreflightReply();
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
                            if (wireType !== 2)
                                break;
                            if (!(message.findings && message.findings.length))
                                message.findings = [];
                            message.findings.push($root.ckpt.v1.Finding.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            message.facts = $root.ckpt.v1.HostFacts.decode(reader, reader.size(), $undefined, _depth + 1, message.facts);
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if (!(message.layersPresent && message.layersPresent.length))
                                message.layersPresent = [];
                            message.layersPresent.push(reader.stringVerify());
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.imagePresent = value;
                            else
                                delete message.imagePresent;
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
                return message;
            };

            /**
             * Creates a PreflightReply message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof ckpt.v1.PreflightReply
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {ckpt.v1.PreflightReply} PreflightReply
             */
            PreflightReply.fromObject = function (object, _depth) {
                if (object instanceof $root.ckpt.v1.PreflightReply)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".ckpt.v1.PreflightReply: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.ckpt.v1.PreflightReply();
                if (object.findings) {
                    if (!$Array.isArray(object.findings))
                        throw $TypeError(".ckpt.v1.PreflightReply.findings: array expected");
                    message.findings = $Array(object.findings.length);
                    for (let i = 0; i < object.findings.length; ++i) {
                        if (!$util.isObject(object.findings[i]))
                            throw $TypeError(".ckpt.v1.PreflightReply.findings: object expected");
                        message.findings[i] = $root.ckpt.v1.Finding.fromObject(object.findings[i], _depth + 1);
                    }
                }
                if (object.facts != null) {
                    if (!$util.isObject(object.facts))
                        throw $TypeError(".ckpt.v1.PreflightReply.facts: object expected");
                    message.facts = $root.ckpt.v1.HostFacts.fromObject(object.facts, _depth + 1);
                }
                if (object.layersPresent) {
                    if (!$Array.isArray(object.layersPresent))
                        throw $TypeError(".ckpt.v1.PreflightReply.layersPresent: array expected");
                    message.layersPresent = $Array(object.layersPresent.length);
                    for (let i = 0; i < object.layersPresent.length; ++i)
                        message.layersPresent[i] = $String(object.layersPresent[i]);
                }
                if (object.imagePresent != null)
                    if (object.imagePresent)
                        message.imagePresent = $Boolean(object.imagePresent);
                return message;
            };

            /**
             * Creates a plain object from a PreflightReply message. Also converts values to other types if specified.
             * @function toObject
             * @memberof ckpt.v1.PreflightReply
             * @static
             * @param {ckpt.v1.PreflightReply} message PreflightReply
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            PreflightReply.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.arrays || options.defaults) {
                    object.findings = [];
                    object.layersPresent = [];
                }
                if (options.defaults) {
                    object.facts = null;
                    object.imagePresent = false;
                }
                if (message.findings && message.findings.length) {
                    object.findings = $Array(message.findings.length);
                    for (let j = 0; j < message.findings.length; ++j)
                        object.findings[j] = $root.ckpt.v1.Finding.toObject(message.findings[j], options, _depth + 1);
                }
                if (message.facts != null && $Object.hasOwnProperty.call(message, "facts"))
                    object.facts = $root.ckpt.v1.HostFacts.toObject(message.facts, options, _depth + 1);
                if (message.layersPresent && message.layersPresent.length) {
                    object.layersPresent = $Array(message.layersPresent.length);
                    for (let j = 0; j < message.layersPresent.length; ++j)
                        object.layersPresent[j] = message.layersPresent[j];
                }
                if (message.imagePresent != null && $Object.hasOwnProperty.call(message, "imagePresent"))
                    object.imagePresent = message.imagePresent;
                return object;
            };

            /**
             * Converts this PreflightReply to JSON.
             * @function toJSON
             * @memberof ckpt.v1.PreflightReply
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            PreflightReply.prototype.toJSON = function() {
                return PreflightReply.toObject(this, $protobuf.util.toJSONOptions);
            };

            /**
             * Gets the type url for PreflightReply
             * @function getTypeUrl
             * @memberof ckpt.v1.PreflightReply
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            PreflightReply.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/ckpt.v1.PreflightReply";
            };

            return PreflightReply;
        })();

        v1.Claims = (function() {

            /**
             * Properties of a Claims.
             * @typedef {Object} ckpt.v1.Claims.$Properties
             * @property {string|null} [container] Claims container
             * @property {string|null} [name] Claims name
             * @property {string|null} [imageId] Claims imageId
             * @property {string|null} [imageName] Claims imageName
             * @property {Array.<string>|null} [imageLayers] Claims imageLayers
             * @property {string|null} [runtime] Claims runtime
             * @property {Array.<ckpt.v1.NetworkClaim.$Properties>|null} [networks] Claims networks
             * @property {Array.<string>|null} [volumes] Claims volumes
             * @property {Array.<string>|null} [secrets] Claims secrets
             * @property {number|null} [memoryBytes] Claims memoryBytes
             * @property {number|null} [diskBytes] Claims diskBytes
             * @property {boolean|null} [tcpEstablished] Claims tcpEstablished
             * @property {number|null} [imageBytes] Claims imageBytes
             * @property {string|null} [imageFormat] Claims imageFormat
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Claims.
             * @memberof ckpt.v1
             * @interface IClaims
             * @augments ckpt.v1.Claims.$Properties
             * @deprecated Use ckpt.v1.Claims.$Properties instead.
             */

            /**
             * Shape of a Claims.
             * @typedef {ckpt.v1.Claims.$Properties} ckpt.v1.Claims.$Shape
             */

            /**
             * Constructs a new Claims.
             * @memberof ckpt.v1
             * @classdesc Represents a Claims.
             * @constructor
             * @param {ckpt.v1.Claims.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Claims = function (properties) {
                this.imageLayers = [];
                this.networks = [];
                this.volumes = [];
                this.secrets = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Claims container.
             * @member {string} container
             * @memberof ckpt.v1.Claims
             * @instance
             */
            Claims.prototype.container = "";

            /**
             * Claims name.
             * @member {string} name
             * @memberof ckpt.v1.Claims
             * @instance
             */
            Claims.prototype.name = "";

            /**
             * Claims imageId.
             * @member {string} imageId
             * @memberof ckpt.v1.Claims
             * @instance
             */
            Claims.prototype.imageId = "";

            /**
             * Claims imageName.
             * @member {string} imageName
             * @memberof ckpt.v1.Claims
             * @instance
             */
            Claims.prototype.imageName = "";

            /**
             * Claims imageLayers.
             * @member {Array.<string>} imageLayers
             * @memberof ckpt.v1.Claims
             * @instance
             */
            Claims.prototype.imageLayers = $util.emptyArray;

            /**
             * Claims runtime.
             * @member {string} runtime
             * @memberof ckpt.v1.Claims
             * @instance
             */
            Claims.prototype.runtime = "";

            /**
             * Claims networks.
             * @member {Array.<ckpt.v1.NetworkClaim.$Properties>} networks
             * @memberof ckpt.v1.Claims
             * @instance
             */
            Claims.prototype.networks = $util.emptyArray;

            /**
             * Claims volumes.
             * @member {Array.<string>} volumes
             * @memberof ckpt.v1.Claims
             * @instance
             */
            Claims.prototype.volumes = $util.emptyArray;

            /**
             * Claims secrets.
             * @member {Array.<string>} secrets
             * @memberof ckpt.v1.Claims
             * @instance
             */
            Claims.prototype.secrets = $util.emptyArray;

            /**
             * Claims memoryBytes.
             * @member {number} memoryBytes
             * @memberof ckpt.v1.Claims
             * @instance
             */
            Claims.prototype.memoryBytes = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * Claims diskBytes.
             * @member {number} diskBytes
             * @memberof ckpt.v1.Claims
             * @instance
             */
            Claims.prototype.diskBytes = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * Claims tcpEstablished.
             * @member {boolean} tcpEstablished
             * @memberof ckpt.v1.Claims
             * @instance
             */
            Claims.prototype.tcpEstablished = false;

            /**
             * Claims imageBytes.
             * @member {number} imageBytes
             * @memberof ckpt.v1.Claims
             * @instance
             */
            Claims.prototype.imageBytes = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * Claims imageFormat.
             * @member {string} imageFormat
             * @memberof ckpt.v1.Claims
             * @instance
             */
            Claims.prototype.imageFormat = "";

            /**
             * Creates a new Claims instance using the specified properties.
             * @function create
             * @memberof ckpt.v1.Claims
             * @static
             * @param {ckpt.v1.Claims.$Properties=} [properties] Properties to set
             * @returns {ckpt.v1.Claims} Claims instance
             * @type {{
             *   (properties: ckpt.v1.Claims.$Shape): ckpt.v1.Claims & ckpt.v1.Claims.$Shape;
             *   (properties?: ckpt.v1.Claims.$Properties): ckpt.v1.Claims;
             * }}
             */
            Claims.create = function(properties) {
                return new Claims(properties);
            };

            /**
             * Encodes the specified Claims message. Does not implicitly {@link ckpt.v1.Claims.verify|verify} messages.
             * @function encode
             * @memberof ckpt.v1.Claims
             * @static
             * @param {ckpt.v1.Claims.$Properties} message Claims message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Claims.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.container != null && $Object.hasOwnProperty.call(message, "container") && message.container !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.container);
                if (message.name != null && $Object.hasOwnProperty.call(message, "name") && message.name !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.name);
                if (message.imageId != null && $Object.hasOwnProperty.call(message, "imageId") && message.imageId !== "")
                    writer.uint32(/* id 3, wireType 2 =*/26).string(message.imageId);
                if (message.imageName != null && $Object.hasOwnProperty.call(message, "imageName") && message.imageName !== "")
                    writer.uint32(/* id 4, wireType 2 =*/34).string(message.imageName);
                if (message.imageLayers != null && message.imageLayers.length)
                    for (let i = 0; i < message.imageLayers.length; ++i)
                        writer.uint32(/* id 5, wireType 2 =*/42).string(message.imageLayers[i]);
                if (message.runtime != null && $Object.hasOwnProperty.call(message, "runtime") && message.runtime !== "")
                    writer.uint32(/* id 6, wireType 2 =*/50).string(message.runtime);
                if (message.networks != null && message.networks.length)
                    for (let i = 0; i < message.networks.length; ++i)
                        $root.ckpt.v1.NetworkClaim.encode(message.networks[i], writer.uint32(/* id 7, wireType 2 =*/58).fork(), _depth + 1).ldelim();
                if (message.volumes != null && message.volumes.length)
                    for (let i = 0; i < message.volumes.length; ++i)
                        writer.uint32(/* id 8, wireType 2 =*/66).string(message.volumes[i]);
                if (message.secrets != null && message.secrets.length)
                    for (let i = 0; i < message.secrets.length; ++i)
                        writer.uint32(/* id 9, wireType 2 =*/74).string(message.secrets[i]);
                if (message.memoryBytes != null && $Object.hasOwnProperty.call(message, "memoryBytes") && (typeof message.memoryBytes === "object" ? message.memoryBytes.low || message.memoryBytes.high : message.memoryBytes !== 0))
                    writer.uint32(/* id 10, wireType 0 =*/80).uint64(message.memoryBytes);
                if (message.diskBytes != null && $Object.hasOwnProperty.call(message, "diskBytes") && (typeof message.diskBytes === "object" ? message.diskBytes.low || message.diskBytes.high : message.diskBytes !== 0))
                    writer.uint32(/* id 11, wireType 0 =*/88).uint64(message.diskBytes);
                if (message.tcpEstablished != null && $Object.hasOwnProperty.call(message, "tcpEstablished") && message.tcpEstablished !== false)
                    writer.uint32(/* id 12, wireType 0 =*/96).bool(message.tcpEstablished);
                if (message.imageBytes != null && $Object.hasOwnProperty.call(message, "imageBytes") && (typeof message.imageBytes === "object" ? message.imageBytes.low || message.imageBytes.high : message.imageBytes !== 0))
                    writer.uint32(/* id 13, wireType 0 =*/104).uint64(message.imageBytes);
                if (message.imageFormat != null && $Object.hasOwnProperty.call(message, "imageFormat") && message.imageFormat !== "")
                    writer.uint32(/* id 14, wireType 2 =*/114).string(message.imageFormat);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Claims message from the specified reader or buffer.
             * @function decode
             * @memberof ckpt.v1.Claims
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {ckpt.v1.Claims & ckpt.v1.Claims.$Shape} Claims
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Claims.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.ckpt.v1.Claims();
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
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.container = value;
                            else
                                delete message.container;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.name = value;
                            else
                                delete message.name;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.imageId = value;
                            else
                                delete message.imageId;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.imageName = value;
                            else
                                delete message.imageName;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 2)
                                break;
                            if (!(message.imageLayers && message.imageLayers.length))
                                message.imageLayers = [];
                            message.imageLayers.push(reader.stringVerify());
                            continue;
                        }
                    case 6: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.runtime = value;
                            else
                                delete message.runtime;
                            continue;
                        }
                    case 7: {
                            if (wireType !== 2)
                                break;
                            if (!(message.networks && message.networks.length))
                                message.networks = [];
                            message.networks.push($root.ckpt.v1.NetworkClaim.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 8: {
                            if (wireType !== 2)
                                break;
                            if (!(message.volumes && message.volumes.length))
                                message.volumes = [];
                            message.volumes.push(reader.stringVerify());
                            continue;
                        }
                    case 9: {
                            if (wireType !== 2)
                                break;
                            if (!(message.secrets && message.secrets.length))
                                message.secrets = [];
                            message.secrets.push(reader.stringVerify());
                            continue;
                        }
                    case 10: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.memoryBytes = value;
                            else
                                delete message.memoryBytes;
                            continue;
                        }
                    case 11: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.diskBytes = value;
                            else
                                delete message.diskBytes;
                            continue;
                        }
                    case 12: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.tcpEstablished = value;
                            else
                                delete message.tcpEstablished;
                            continue;
                        }
                    case 13: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.imageBytes = value;
                            else
                                delete message.imageBytes;
                            continue;
                        }
                    case 14: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.imageFormat = value;
                            else
                                delete message.imageFormat;
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
                return message;
            };

            /**
             * Creates a Claims message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof ckpt.v1.Claims
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {ckpt.v1.Claims} Claims
             */
            Claims.fromObject = function (object, _depth) {
                if (object instanceof $root.ckpt.v1.Claims)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".ckpt.v1.Claims: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.ckpt.v1.Claims();
                if (object.container != null)
                    if (typeof object.container !== "string" || object.container.length)
                        message.container = $String(object.container);
                if (object.name != null)
                    if (typeof object.name !== "string" || object.name.length)
                        message.name = $String(object.name);
                if (object.imageId != null)
                    if (typeof object.imageId !== "string" || object.imageId.length)
                        message.imageId = $String(object.imageId);
                if (object.imageName != null)
                    if (typeof object.imageName !== "string" || object.imageName.length)
                        message.imageName = $String(object.imageName);
                if (object.imageLayers) {
                    if (!$Array.isArray(object.imageLayers))
                        throw $TypeError(".ckpt.v1.Claims.imageLayers: array expected");
                    message.imageLayers = $Array(object.imageLayers.length);
                    for (let i = 0; i < object.imageLayers.length; ++i)
                        message.imageLayers[i] = $String(object.imageLayers[i]);
                }
                if (object.runtime != null)
                    if (typeof object.runtime !== "string" || object.runtime.length)
                        message.runtime = $String(object.runtime);
                if (object.networks) {
                    if (!$Array.isArray(object.networks))
                        throw $TypeError(".ckpt.v1.Claims.networks: array expected");
                    message.networks = $Array(object.networks.length);
                    for (let i = 0; i < object.networks.length; ++i) {
                        if (!$util.isObject(object.networks[i]))
                            throw $TypeError(".ckpt.v1.Claims.networks: object expected");
                        message.networks[i] = $root.ckpt.v1.NetworkClaim.fromObject(object.networks[i], _depth + 1);
                    }
                }
                if (object.volumes) {
                    if (!$Array.isArray(object.volumes))
                        throw $TypeError(".ckpt.v1.Claims.volumes: array expected");
                    message.volumes = $Array(object.volumes.length);
                    for (let i = 0; i < object.volumes.length; ++i)
                        message.volumes[i] = $String(object.volumes[i]);
                }
                if (object.secrets) {
                    if (!$Array.isArray(object.secrets))
                        throw $TypeError(".ckpt.v1.Claims.secrets: array expected");
                    message.secrets = $Array(object.secrets.length);
                    for (let i = 0; i < object.secrets.length; ++i)
                        message.secrets[i] = $String(object.secrets[i]);
                }
                if (object.memoryBytes != null)
                    if (typeof object.memoryBytes === "object" ? object.memoryBytes.low || object.memoryBytes.high : $Number(object.memoryBytes) !== 0)
                        if ($util.Long)
                            message.memoryBytes = $util.Long.fromValue(object.memoryBytes, true);
                        else if (typeof object.memoryBytes === "string")
                            message.memoryBytes = $parseInt(object.memoryBytes, 10);
                        else if (typeof object.memoryBytes === "number")
                            message.memoryBytes = object.memoryBytes;
                        else if (typeof object.memoryBytes === "object")
                            message.memoryBytes = new $util.LongBits(object.memoryBytes.low >>> 0, object.memoryBytes.high >>> 0).toNumber(true);
                if (object.diskBytes != null)
                    if (typeof object.diskBytes === "object" ? object.diskBytes.low || object.diskBytes.high : $Number(object.diskBytes) !== 0)
                        if ($util.Long)
                            message.diskBytes = $util.Long.fromValue(object.diskBytes, true);
                        else if (typeof object.diskBytes === "string")
                            message.diskBytes = $parseInt(object.diskBytes, 10);
                        else if (typeof object.diskBytes === "number")
                            message.diskBytes = object.diskBytes;
                        else if (typeof object.diskBytes === "object")
                            message.diskBytes = new $util.LongBits(object.diskBytes.low >>> 0, object.diskBytes.high >>> 0).toNumber(true);
                if (object.tcpEstablished != null)
                    if (object.tcpEstablished)
                        message.tcpEstablished = $Boolean(object.tcpEstablished);
                if (object.imageBytes != null)
                    if (typeof object.imageBytes === "object" ? object.imageBytes.low || object.imageBytes.high : $Number(object.imageBytes) !== 0)
                        if ($util.Long)
                            message.imageBytes = $util.Long.fromValue(object.imageBytes, true);
                        else if (typeof object.imageBytes === "string")
                            message.imageBytes = $parseInt(object.imageBytes, 10);
                        else if (typeof object.imageBytes === "number")
                            message.imageBytes = object.imageBytes;
                        else if (typeof object.imageBytes === "object")
                            message.imageBytes = new $util.LongBits(object.imageBytes.low >>> 0, object.imageBytes.high >>> 0).toNumber(true);
                if (object.imageFormat != null)
                    if (typeof object.imageFormat !== "string" || object.imageFormat.length)
                        message.imageFormat = $String(object.imageFormat);
                return message;
            };

            /**
             * Creates a plain object from a Claims message. Also converts values to other types if specified.
             * @function toObject
             * @memberof ckpt.v1.Claims
             * @static
             * @param {ckpt.v1.Claims} message Claims
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            Claims.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.arrays || options.defaults) {
                    object.imageLayers = [];
                    object.networks = [];
                    object.volumes = [];
                    object.secrets = [];
                }
                if (options.defaults) {
                    object.container = "";
                    object.name = "";
                    object.imageId = "";
                    object.imageName = "";
                    object.runtime = "";
                    if ($util.Long) {
                        let long = new $util.Long(0, 0, true);
                        object.memoryBytes = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                    } else
                        object.memoryBytes = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                    if ($util.Long) {
                        let long = new $util.Long(0, 0, true);
                        object.diskBytes = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                    } else
                        object.diskBytes = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                    object.tcpEstablished = false;
                    if ($util.Long) {
                        let long = new $util.Long(0, 0, true);
                        object.imageBytes = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                    } else
                        object.imageBytes = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                    object.imageFormat = "";
                }
                if (message.container != null && $Object.hasOwnProperty.call(message, "container"))
                    object.container = message.container;
                if (message.name != null && $Object.hasOwnProperty.call(message, "name"))
                    object.name = message.name;
                if (message.imageId != null && $Object.hasOwnProperty.call(message, "imageId"))
                    object.imageId = message.imageId;
                if (message.imageName != null && $Object.hasOwnProperty.call(message, "imageName"))
                    object.imageName = message.imageName;
                if (message.imageLayers && message.imageLayers.length) {
                    object.imageLayers = $Array(message.imageLayers.length);
                    for (let j = 0; j < message.imageLayers.length; ++j)
                        object.imageLayers[j] = message.imageLayers[j];
                }
                if (message.runtime != null && $Object.hasOwnProperty.call(message, "runtime"))
                    object.runtime = message.runtime;
                if (message.networks && message.networks.length) {
                    object.networks = $Array(message.networks.length);
                    for (let j = 0; j < message.networks.length; ++j)
                        object.networks[j] = $root.ckpt.v1.NetworkClaim.toObject(message.networks[j], options, _depth + 1);
                }
                if (message.volumes && message.volumes.length) {
                    object.volumes = $Array(message.volumes.length);
                    for (let j = 0; j < message.volumes.length; ++j)
                        object.volumes[j] = message.volumes[j];
                }
                if (message.secrets && message.secrets.length) {
                    object.secrets = $Array(message.secrets.length);
                    for (let j = 0; j < message.secrets.length; ++j)
                        object.secrets[j] = message.secrets[j];
                }
                if (message.memoryBytes != null && $Object.hasOwnProperty.call(message, "memoryBytes"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.memoryBytes = typeof message.memoryBytes === "number" ? $BigInt(message.memoryBytes) : $util.Long.fromBits(message.memoryBytes.low >>> 0, message.memoryBytes.high >>> 0, true).toBigInt();
                    else if (typeof message.memoryBytes === "number")
                        object.memoryBytes = options.longs === $String ? $String(message.memoryBytes) : message.memoryBytes;
                    else
                        object.memoryBytes = options.longs === $String ? $util.Long.prototype.toString.call(message.memoryBytes) : options.longs === $Number ? new $util.LongBits(message.memoryBytes.low >>> 0, message.memoryBytes.high >>> 0).toNumber(true) : message.memoryBytes;
                if (message.diskBytes != null && $Object.hasOwnProperty.call(message, "diskBytes"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.diskBytes = typeof message.diskBytes === "number" ? $BigInt(message.diskBytes) : $util.Long.fromBits(message.diskBytes.low >>> 0, message.diskBytes.high >>> 0, true).toBigInt();
                    else if (typeof message.diskBytes === "number")
                        object.diskBytes = options.longs === $String ? $String(message.diskBytes) : message.diskBytes;
                    else
                        object.diskBytes = options.longs === $String ? $util.Long.prototype.toString.call(message.diskBytes) : options.longs === $Number ? new $util.LongBits(message.diskBytes.low >>> 0, message.diskBytes.high >>> 0).toNumber(true) : message.diskBytes;
                if (message.tcpEstablished != null && $Object.hasOwnProperty.call(message, "tcpEstablished"))
                    object.tcpEstablished = message.tcpEstablished;
                if (message.imageBytes != null && $Object.hasOwnProperty.call(message, "imageBytes"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.imageBytes = typeof message.imageBytes === "number" ? $BigInt(message.imageBytes) : $util.Long.fromBits(message.imageBytes.low >>> 0, message.imageBytes.high >>> 0, true).toBigInt();
                    else if (typeof message.imageBytes === "number")
                        object.imageBytes = options.longs === $String ? $String(message.imageBytes) : message.imageBytes;
                    else
                        object.imageBytes = options.longs === $String ? $util.Long.prototype.toString.call(message.imageBytes) : options.longs === $Number ? new $util.LongBits(message.imageBytes.low >>> 0, message.imageBytes.high >>> 0).toNumber(true) : message.imageBytes;
                if (message.imageFormat != null && $Object.hasOwnProperty.call(message, "imageFormat"))
                    object.imageFormat = message.imageFormat;
                return object;
            };

            /**
             * Converts this Claims to JSON.
             * @function toJSON
             * @memberof ckpt.v1.Claims
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            Claims.prototype.toJSON = function() {
                return Claims.toObject(this, $protobuf.util.toJSONOptions);
            };

            /**
             * Gets the type url for Claims
             * @function getTypeUrl
             * @memberof ckpt.v1.Claims
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            Claims.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/ckpt.v1.Claims";
            };

            return Claims;
        })();

        v1.NetworkClaim = (function() {

            /**
             * Properties of a NetworkClaim.
             * @typedef {Object} ckpt.v1.NetworkClaim.$Properties
             * @property {string|null} [network] NetworkClaim network
             * @property {string|null} [driver] NetworkClaim driver
             * @property {Array.<string>|null} [subnets] NetworkClaim subnets
             * @property {Array.<string>|null} [addresses] NetworkClaim addresses
             * @property {string|null} [mac] NetworkClaim mac
             * @property {string|null} ["interface"] NetworkClaim interface
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a NetworkClaim.
             * @memberof ckpt.v1
             * @interface INetworkClaim
             * @augments ckpt.v1.NetworkClaim.$Properties
             * @deprecated Use ckpt.v1.NetworkClaim.$Properties instead.
             */

            /**
             * Shape of a NetworkClaim.
             * @typedef {ckpt.v1.NetworkClaim.$Properties} ckpt.v1.NetworkClaim.$Shape
             */

            /**
             * Constructs a new NetworkClaim.
             * @memberof ckpt.v1
             * @classdesc Represents a NetworkClaim.
             * @constructor
             * @param {ckpt.v1.NetworkClaim.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const NetworkClaim = function (properties) {
                this.subnets = [];
                this.addresses = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * NetworkClaim network.
             * @member {string} network
             * @memberof ckpt.v1.NetworkClaim
             * @instance
             */
            NetworkClaim.prototype.network = "";

            /**
             * NetworkClaim driver.
             * @member {string} driver
             * @memberof ckpt.v1.NetworkClaim
             * @instance
             */
            NetworkClaim.prototype.driver = "";

            /**
             * NetworkClaim subnets.
             * @member {Array.<string>} subnets
             * @memberof ckpt.v1.NetworkClaim
             * @instance
             */
            NetworkClaim.prototype.subnets = $util.emptyArray;

            /**
             * NetworkClaim addresses.
             * @member {Array.<string>} addresses
             * @memberof ckpt.v1.NetworkClaim
             * @instance
             */
            NetworkClaim.prototype.addresses = $util.emptyArray;

            /**
             * NetworkClaim mac.
             * @member {string} mac
             * @memberof ckpt.v1.NetworkClaim
             * @instance
             */
            NetworkClaim.prototype.mac = "";

            /**
             * NetworkClaim interface.
             * @member {string} interface
             * @memberof ckpt.v1.NetworkClaim
             * @instance
             */
            NetworkClaim.prototype["interface"] = "";

            /**
             * Creates a new NetworkClaim instance using the specified properties.
             * @function create
             * @memberof ckpt.v1.NetworkClaim
             * @static
             * @param {ckpt.v1.NetworkClaim.$Properties=} [properties] Properties to set
             * @returns {ckpt.v1.NetworkClaim} NetworkClaim instance
             * @type {{
             *   (properties: ckpt.v1.NetworkClaim.$Shape): ckpt.v1.NetworkClaim & ckpt.v1.NetworkClaim.$Shape;
             *   (properties?: ckpt.v1.NetworkClaim.$Properties): ckpt.v1.NetworkClaim;
             * }}
             */
            NetworkClaim.create = function(properties) {
                return new NetworkClaim(properties);
            };

            /**
             * Encodes the specified NetworkClaim message. Does not implicitly {@link ckpt.v1.NetworkClaim.verify|verify} messages.
             * @function encode
             * @memberof ckpt.v1.NetworkClaim
             * @static
             * @param {ckpt.v1.NetworkClaim.$Properties} message NetworkClaim message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            NetworkClaim.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.network != null && $Object.hasOwnProperty.call(message, "network") && message.network !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.network);
                if (message.driver != null && $Object.hasOwnProperty.call(message, "driver") && message.driver !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.driver);
                if (message.subnets != null && message.subnets.length)
                    for (let i = 0; i < message.subnets.length; ++i)
                        writer.uint32(/* id 3, wireType 2 =*/26).string(message.subnets[i]);
                if (message.addresses != null && message.addresses.length)
                    for (let i = 0; i < message.addresses.length; ++i)
                        writer.uint32(/* id 4, wireType 2 =*/34).string(message.addresses[i]);
                if (message.mac != null && $Object.hasOwnProperty.call(message, "mac") && message.mac !== "")
                    writer.uint32(/* id 5, wireType 2 =*/42).string(message.mac);
                if (message["interface"] != null && $Object.hasOwnProperty.call(message, "interface") && message["interface"] !== "")
                    writer.uint32(/* id 6, wireType 2 =*/50).string(message["interface"]);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a NetworkClaim message from the specified reader or buffer.
             * @function decode
             * @memberof ckpt.v1.NetworkClaim
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {ckpt.v1.NetworkClaim & ckpt.v1.NetworkClaim.$Shape} NetworkClaim
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            NetworkClaim.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.ckpt.v1.NetworkClaim();
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
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.network = value;
                            else
                                delete message.network;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.driver = value;
                            else
                                delete message.driver;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if (!(message.subnets && message.subnets.length))
                                message.subnets = [];
                            message.subnets.push(reader.stringVerify());
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if (!(message.addresses && message.addresses.length))
                                message.addresses = [];
                            message.addresses.push(reader.stringVerify());
                            continue;
                        }
                    case 5: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.mac = value;
                            else
                                delete message.mac;
                            continue;
                        }
                    case 6: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message["interface"] = value;
                            else
                                delete message["interface"];
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
                return message;
            };

            /**
             * Creates a NetworkClaim message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof ckpt.v1.NetworkClaim
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {ckpt.v1.NetworkClaim} NetworkClaim
             */
            NetworkClaim.fromObject = function (object, _depth) {
                if (object instanceof $root.ckpt.v1.NetworkClaim)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".ckpt.v1.NetworkClaim: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.ckpt.v1.NetworkClaim();
                if (object.network != null)
                    if (typeof object.network !== "string" || object.network.length)
                        message.network = $String(object.network);
                if (object.driver != null)
                    if (typeof object.driver !== "string" || object.driver.length)
                        message.driver = $String(object.driver);
                if (object.subnets) {
                    if (!$Array.isArray(object.subnets))
                        throw $TypeError(".ckpt.v1.NetworkClaim.subnets: array expected");
                    message.subnets = $Array(object.subnets.length);
                    for (let i = 0; i < object.subnets.length; ++i)
                        message.subnets[i] = $String(object.subnets[i]);
                }
                if (object.addresses) {
                    if (!$Array.isArray(object.addresses))
                        throw $TypeError(".ckpt.v1.NetworkClaim.addresses: array expected");
                    message.addresses = $Array(object.addresses.length);
                    for (let i = 0; i < object.addresses.length; ++i)
                        message.addresses[i] = $String(object.addresses[i]);
                }
                if (object.mac != null)
                    if (typeof object.mac !== "string" || object.mac.length)
                        message.mac = $String(object.mac);
                if (object["interface"] != null)
                    if (typeof object["interface"] !== "string" || object["interface"].length)
                        message["interface"] = $String(object["interface"]);
                return message;
            };

            /**
             * Creates a plain object from a NetworkClaim message. Also converts values to other types if specified.
             * @function toObject
             * @memberof ckpt.v1.NetworkClaim
             * @static
             * @param {ckpt.v1.NetworkClaim} message NetworkClaim
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            NetworkClaim.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.arrays || options.defaults) {
                    object.subnets = [];
                    object.addresses = [];
                }
                if (options.defaults) {
                    object.network = "";
                    object.driver = "";
                    object.mac = "";
                    object["interface"] = "";
                }
                if (message.network != null && $Object.hasOwnProperty.call(message, "network"))
                    object.network = message.network;
                if (message.driver != null && $Object.hasOwnProperty.call(message, "driver"))
                    object.driver = message.driver;
                if (message.subnets && message.subnets.length) {
                    object.subnets = $Array(message.subnets.length);
                    for (let j = 0; j < message.subnets.length; ++j)
                        object.subnets[j] = message.subnets[j];
                }
                if (message.addresses && message.addresses.length) {
                    object.addresses = $Array(message.addresses.length);
                    for (let j = 0; j < message.addresses.length; ++j)
                        object.addresses[j] = message.addresses[j];
                }
                if (message.mac != null && $Object.hasOwnProperty.call(message, "mac"))
                    object.mac = message.mac;
                if (message["interface"] != null && $Object.hasOwnProperty.call(message, "interface"))
                    object["interface"] = message["interface"];
                return object;
            };

            /**
             * Converts this NetworkClaim to JSON.
             * @function toJSON
             * @memberof ckpt.v1.NetworkClaim
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            NetworkClaim.prototype.toJSON = function() {
                return NetworkClaim.toObject(this, $protobuf.util.toJSONOptions);
            };

            /**
             * Gets the type url for NetworkClaim
             * @function getTypeUrl
             * @memberof ckpt.v1.NetworkClaim
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            NetworkClaim.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/ckpt.v1.NetworkClaim";
            };

            return NetworkClaim;
        })();

        v1.PrepareRequest = (function() {

            /**
             * Properties of a PrepareRequest.
             * @typedef {Object} ckpt.v1.PrepareRequest.$Properties
             * @property {string|null} [job] PrepareRequest job
             * @property {number|null} [epoch] PrepareRequest epoch
             * @property {ckpt.v1.Claims.$Properties|null} [claims] PrepareRequest claims
             * @property {ckpt.v1.HostFacts.$Properties|null} [facts] PrepareRequest facts
             * @property {string|null} [restore] PrepareRequest restore
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a PrepareRequest.
             * @memberof ckpt.v1
             * @interface IPrepareRequest
             * @augments ckpt.v1.PrepareRequest.$Properties
             * @deprecated Use ckpt.v1.PrepareRequest.$Properties instead.
             */

            /**
             * Shape of a PrepareRequest.
             * @typedef {ckpt.v1.PrepareRequest.$Properties} ckpt.v1.PrepareRequest.$Shape
             */

            /**
             * Constructs a new PrepareRequest.
             * @memberof ckpt.v1
             * @classdesc Represents a PrepareRequest.
             * @constructor
             * @param {ckpt.v1.PrepareRequest.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const PrepareRequest = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * PrepareRequest job.
             * @member {string} job
             * @memberof ckpt.v1.PrepareRequest
             * @instance
             */
            PrepareRequest.prototype.job = "";

            /**
             * PrepareRequest epoch.
             * @member {number} epoch
             * @memberof ckpt.v1.PrepareRequest
             * @instance
             */
            PrepareRequest.prototype.epoch = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * PrepareRequest claims.
             * @member {ckpt.v1.Claims.$Properties|null|undefined} claims
             * @memberof ckpt.v1.PrepareRequest
             * @instance
             */
            PrepareRequest.prototype.claims = null;

            /**
             * PrepareRequest facts.
             * @member {ckpt.v1.HostFacts.$Properties|null|undefined} facts
             * @memberof ckpt.v1.PrepareRequest
             * @instance
             */
            PrepareRequest.prototype.facts = null;

            /**
             * PrepareRequest restore.
             * @member {string} restore
             * @memberof ckpt.v1.PrepareRequest
             * @instance
             */
            PrepareRequest.prototype.restore = "";

            /**
             * Creates a new PrepareRequest instance using the specified properties.
             * @function create
             * @memberof ckpt.v1.PrepareRequest
             * @static
             * @param {ckpt.v1.PrepareRequest.$Properties=} [properties] Properties to set
             * @returns {ckpt.v1.PrepareRequest} PrepareRequest instance
             * @type {{
             *   (properties: ckpt.v1.PrepareRequest.$Shape): ckpt.v1.PrepareRequest & ckpt.v1.PrepareRequest.$Shape;
             *   (properties?: ckpt.v1.PrepareRequest.$Properties): ckpt.v1.PrepareRequest;
             * }}
             */
            PrepareRequest.create = function(properties) {
                return new PrepareRequest(properties);
            };

            /**
             * Encodes the specified PrepareRequest message. Does not implicitly {@link ckpt.v1.PrepareRequest.verify|verify} messages.
             * @function encode
             * @memberof ckpt.v1.PrepareRequest
             * @static
             * @param {ckpt.v1.PrepareRequest.$Properties} message PrepareRequest message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            PrepareRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.job != null && $Object.hasOwnProperty.call(message, "job") && message.job !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.job);
                if (message.epoch != null && $Object.hasOwnProperty.call(message, "epoch") && (typeof message.epoch === "object" ? message.epoch.low || message.epoch.high : message.epoch !== 0))
                    writer.uint32(/* id 2, wireType 0 =*/16).uint64(message.epoch);
                if (message.claims != null && $Object.hasOwnProperty.call(message, "claims"))
                    $root.ckpt.v1.Claims.encode(message.claims, writer.uint32(/* id 3, wireType 2 =*/26).fork(), _depth + 1).ldelim();
                if (message.facts != null && $Object.hasOwnProperty.call(message, "facts"))
                    $root.ckpt.v1.HostFacts.encode(message.facts, writer.uint32(/* id 4, wireType 2 =*/34).fork(), _depth + 1).ldelim();
                if (message.restore != null && $Object.hasOwnProperty.call(message, "restore") && message.restore !== "")
                    writer.uint32(/* id 5, wireType 2 =*/42).string(message.restore);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a PrepareRequest message from the specified reader or buffer.
             * @function decode
             * @memberof ckpt.v1.PrepareRequest
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {ckpt.v1.PrepareRequest & ckpt.v1.PrepareRequest.$Shape} PrepareRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            PrepareRequest.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.ckpt.v1.PrepareRequest();
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
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.job = value;
                            else
                                delete message.job;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.epoch = value;
                            else
                                delete message.epoch;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            message.claims = $root.ckpt.v1.Claims.decode(reader, reader.size(), $undefined, _depth + 1, message.claims);
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            message.facts = $root.ckpt.v1.HostFacts.decode(reader, reader.size(), $undefined, _depth + 1, message.facts);
                            continue;
                        }
                    case 5: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.restore = value;
                            else
                                delete message.restore;
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
                return message;
            };

            /**
             * Creates a PrepareRequest message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof ckpt.v1.PrepareRequest
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {ckpt.v1.PrepareRequest} PrepareRequest
             */
            PrepareRequest.fromObject = function (object, _depth) {
                if (object instanceof $root.ckpt.v1.PrepareRequest)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".ckpt.v1.PrepareRequest: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.ckpt.v1.PrepareRequest();
                if (object.job != null)
                    if (typeof object.job !== "string" || object.job.length)
                        message.job = $String(object.job);
                if (object.epoch != null)
                    if (typeof object.epoch === "object" ? object.epoch.low || object.epoch.high : $Number(object.epoch) !== 0)
                        if ($util.Long)
                            message.epoch = $util.Long.fromValue(object.epoch, true);
                        else if (typeof object.epoch === "string")
                            message.epoch = $parseInt(object.epoch, 10);
                        else if (typeof object.epoch === "number")
                            message.epoch = object.epoch;
                        else if (typeof object.epoch === "object")
                            message.epoch = new $util.LongBits(object.epoch.low >>> 0, object.epoch.high >>> 0).toNumber(true);
                if (object.claims != null) {
                    if (!$util.isObject(object.claims))
                        throw $TypeError(".ckpt.v1.PrepareRequest.claims: object expected");
                    message.claims = $root.ckpt.v1.Claims.fromObject(object.claims, _depth + 1);
                }
                if (object.facts != null) {
                    if (!$util.isObject(object.facts))
                        throw $TypeError(".ckpt.v1.PrepareRequest.facts: object expected");
                    message.facts = $root.ckpt.v1.HostFacts.fromObject(object.facts, _depth + 1);
                }
                if (object.restore != null)
                    if (typeof object.restore !== "string" || object.restore.length)
                        message.restore = $String(object.restore);
                return message;
            };

            /**
             * Creates a plain object from a PrepareRequest message. Also converts values to other types if specified.
             * @function toObject
             * @memberof ckpt.v1.PrepareRequest
             * @static
             * @param {ckpt.v1.PrepareRequest} message PrepareRequest
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            PrepareRequest.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults) {
                    object.job = "";
                    if ($util.Long) {
                        let long = new $util.Long(0, 0, true);
                        object.epoch = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                    } else
                        object.epoch = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                    object.claims = null;
                    object.facts = null;
                    object.restore = "";
                }
                if (message.job != null && $Object.hasOwnProperty.call(message, "job"))
                    object.job = message.job;
                if (message.epoch != null && $Object.hasOwnProperty.call(message, "epoch"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.epoch = typeof message.epoch === "number" ? $BigInt(message.epoch) : $util.Long.fromBits(message.epoch.low >>> 0, message.epoch.high >>> 0, true).toBigInt();
                    else if (typeof message.epoch === "number")
                        object.epoch = options.longs === $String ? $String(message.epoch) : message.epoch;
                    else
                        object.epoch = options.longs === $String ? $util.Long.prototype.toString.call(message.epoch) : options.longs === $Number ? new $util.LongBits(message.epoch.low >>> 0, message.epoch.high >>> 0).toNumber(true) : message.epoch;
                if (message.claims != null && $Object.hasOwnProperty.call(message, "claims"))
                    object.claims = $root.ckpt.v1.Claims.toObject(message.claims, options, _depth + 1);
                if (message.facts != null && $Object.hasOwnProperty.call(message, "facts"))
                    object.facts = $root.ckpt.v1.HostFacts.toObject(message.facts, options, _depth + 1);
                if (message.restore != null && $Object.hasOwnProperty.call(message, "restore"))
                    object.restore = message.restore;
                return object;
            };

            /**
             * Converts this PrepareRequest to JSON.
             * @function toJSON
             * @memberof ckpt.v1.PrepareRequest
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            PrepareRequest.prototype.toJSON = function() {
                return PrepareRequest.toObject(this, $protobuf.util.toJSONOptions);
            };

            /**
             * Gets the type url for PrepareRequest
             * @function getTypeUrl
             * @memberof ckpt.v1.PrepareRequest
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            PrepareRequest.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/ckpt.v1.PrepareRequest";
            };

            return PrepareRequest;
        })();

        v1.PrepareReply = (function() {

            /**
             * Properties of a PrepareReply.
             * @typedef {Object} ckpt.v1.PrepareReply.$Properties
             * @property {string|null} [streamToken] PrepareReply streamToken
             * @property {boolean|null} [wantImage] PrepareReply wantImage
             * @property {Array.<string>|null} [layersPresent] PrepareReply layersPresent
             * @property {number|null} [leaseMs] PrepareReply leaseMs
             * @property {string|null} [restore] PrepareReply restore
             * @property {string|null} [restoreWhy] PrepareReply restoreWhy
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a PrepareReply.
             * @memberof ckpt.v1
             * @interface IPrepareReply
             * @augments ckpt.v1.PrepareReply.$Properties
             * @deprecated Use ckpt.v1.PrepareReply.$Properties instead.
             */

            /**
             * Shape of a PrepareReply.
             * @typedef {ckpt.v1.PrepareReply.$Properties} ckpt.v1.PrepareReply.$Shape
             */

            /**
             * Constructs a new PrepareReply.
             * @memberof ckpt.v1
             * @classdesc Represents a PrepareReply.
             * @constructor
             * @param {ckpt.v1.PrepareReply.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const PrepareReply = function (properties) {
                this.layersPresent = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * PrepareReply streamToken.
             * @member {string} streamToken
             * @memberof ckpt.v1.PrepareReply
             * @instance
             */
            PrepareReply.prototype.streamToken = "";

            /**
             * PrepareReply wantImage.
             * @member {boolean} wantImage
             * @memberof ckpt.v1.PrepareReply
             * @instance
             */
            PrepareReply.prototype.wantImage = false;

            /**
             * PrepareReply layersPresent.
             * @member {Array.<string>} layersPresent
             * @memberof ckpt.v1.PrepareReply
             * @instance
             */
            PrepareReply.prototype.layersPresent = $util.emptyArray;

            /**
             * PrepareReply leaseMs.
             * @member {number} leaseMs
             * @memberof ckpt.v1.PrepareReply
             * @instance
             */
            PrepareReply.prototype.leaseMs = 0;

            /**
             * PrepareReply restore.
             * @member {string} restore
             * @memberof ckpt.v1.PrepareReply
             * @instance
             */
            PrepareReply.prototype.restore = "";

            /**
             * PrepareReply restoreWhy.
             * @member {string} restoreWhy
             * @memberof ckpt.v1.PrepareReply
             * @instance
             */
            PrepareReply.prototype.restoreWhy = "";

            /**
             * Creates a new PrepareReply instance using the specified properties.
             * @function create
             * @memberof ckpt.v1.PrepareReply
             * @static
             * @param {ckpt.v1.PrepareReply.$Properties=} [properties] Properties to set
             * @returns {ckpt.v1.PrepareReply} PrepareReply instance
             * @type {{
             *   (properties: ckpt.v1.PrepareReply.$Shape): ckpt.v1.PrepareReply & ckpt.v1.PrepareReply.$Shape;
             *   (properties?: ckpt.v1.PrepareReply.$Properties): ckpt.v1.PrepareReply;
             * }}
             */
            PrepareReply.create = function(properties) {
                return new PrepareReply(properties);
            };

            /**
             * Encodes the specified PrepareReply message. Does not implicitly {@link ckpt.v1.PrepareReply.verify|verify} messages.
             * @function encode
             * @memberof ckpt.v1.PrepareReply
             * @static
             * @param {ckpt.v1.PrepareReply.$Properties} message PrepareReply message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            PrepareReply.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.streamToken != null && $Object.hasOwnProperty.call(message, "streamToken") && message.streamToken !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.streamToken);
                if (message.wantImage != null && $Object.hasOwnProperty.call(message, "wantImage") && message.wantImage !== false)
                    writer.uint32(/* id 2, wireType 0 =*/16).bool(message.wantImage);
                if (message.layersPresent != null && message.layersPresent.length)
                    for (let i = 0; i < message.layersPresent.length; ++i)
                        writer.uint32(/* id 3, wireType 2 =*/26).string(message.layersPresent[i]);
                if (message.leaseMs != null && $Object.hasOwnProperty.call(message, "leaseMs") && message.leaseMs !== 0)
                    writer.uint32(/* id 4, wireType 0 =*/32).uint32(message.leaseMs);
                if (message.restore != null && $Object.hasOwnProperty.call(message, "restore") && message.restore !== "")
                    writer.uint32(/* id 5, wireType 2 =*/42).string(message.restore);
                if (message.restoreWhy != null && $Object.hasOwnProperty.call(message, "restoreWhy") && message.restoreWhy !== "")
                    writer.uint32(/* id 6, wireType 2 =*/50).string(message.restoreWhy);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a PrepareReply message from the specified reader or buffer.
             * @function decode
             * @memberof ckpt.v1.PrepareReply
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {ckpt.v1.PrepareReply & ckpt.v1.PrepareReply.$Shape} PrepareReply
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            PrepareReply.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.ckpt.v1.PrepareReply();
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
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.streamToken = value;
                            else
                                delete message.streamToken;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.wantImage = value;
                            else
                                delete message.wantImage;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if (!(message.layersPresent && message.layersPresent.length))
                                message.layersPresent = [];
                            message.layersPresent.push(reader.stringVerify());
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.leaseMs = value;
                            else
                                delete message.leaseMs;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.restore = value;
                            else
                                delete message.restore;
                            continue;
                        }
                    case 6: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.restoreWhy = value;
                            else
                                delete message.restoreWhy;
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
                return message;
            };

            /**
             * Creates a PrepareReply message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof ckpt.v1.PrepareReply
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {ckpt.v1.PrepareReply} PrepareReply
             */
            PrepareReply.fromObject = function (object, _depth) {
                if (object instanceof $root.ckpt.v1.PrepareReply)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".ckpt.v1.PrepareReply: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.ckpt.v1.PrepareReply();
                if (object.streamToken != null)
                    if (typeof object.streamToken !== "string" || object.streamToken.length)
                        message.streamToken = $String(object.streamToken);
                if (object.wantImage != null)
                    if (object.wantImage)
                        message.wantImage = $Boolean(object.wantImage);
                if (object.layersPresent) {
                    if (!$Array.isArray(object.layersPresent))
                        throw $TypeError(".ckpt.v1.PrepareReply.layersPresent: array expected");
                    message.layersPresent = $Array(object.layersPresent.length);
                    for (let i = 0; i < object.layersPresent.length; ++i)
                        message.layersPresent[i] = $String(object.layersPresent[i]);
                }
                if (object.leaseMs != null)
                    if ($Number(object.leaseMs) !== 0)
                        message.leaseMs = object.leaseMs >>> 0;
                if (object.restore != null)
                    if (typeof object.restore !== "string" || object.restore.length)
                        message.restore = $String(object.restore);
                if (object.restoreWhy != null)
                    if (typeof object.restoreWhy !== "string" || object.restoreWhy.length)
                        message.restoreWhy = $String(object.restoreWhy);
                return message;
            };

            /**
             * Creates a plain object from a PrepareReply message. Also converts values to other types if specified.
             * @function toObject
             * @memberof ckpt.v1.PrepareReply
             * @static
             * @param {ckpt.v1.PrepareReply} message PrepareReply
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            PrepareReply.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.arrays || options.defaults)
                    object.layersPresent = [];
                if (options.defaults) {
                    object.streamToken = "";
                    object.wantImage = false;
                    object.leaseMs = 0;
                    object.restore = "";
                    object.restoreWhy = "";
                }
                if (message.streamToken != null && $Object.hasOwnProperty.call(message, "streamToken"))
                    object.streamToken = message.streamToken;
                if (message.wantImage != null && $Object.hasOwnProperty.call(message, "wantImage"))
                    object.wantImage = message.wantImage;
                if (message.layersPresent && message.layersPresent.length) {
                    object.layersPresent = $Array(message.layersPresent.length);
                    for (let j = 0; j < message.layersPresent.length; ++j)
                        object.layersPresent[j] = message.layersPresent[j];
                }
                if (message.leaseMs != null && $Object.hasOwnProperty.call(message, "leaseMs"))
                    object.leaseMs = message.leaseMs;
                if (message.restore != null && $Object.hasOwnProperty.call(message, "restore"))
                    object.restore = message.restore;
                if (message.restoreWhy != null && $Object.hasOwnProperty.call(message, "restoreWhy"))
                    object.restoreWhy = message.restoreWhy;
                return object;
            };

            /**
             * Converts this PrepareReply to JSON.
             * @function toJSON
             * @memberof ckpt.v1.PrepareReply
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            PrepareReply.prototype.toJSON = function() {
                return PrepareReply.toObject(this, $protobuf.util.toJSONOptions);
            };

            /**
             * Gets the type url for PrepareReply
             * @function getTypeUrl
             * @memberof ckpt.v1.PrepareReply
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            PrepareReply.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/ckpt.v1.PrepareReply";
            };

            return PrepareReply;
        })();

        v1.StandByRequest = (function() {

            /**
             * Properties of a StandByRequest.
             * @typedef {Object} ckpt.v1.StandByRequest.$Properties
             * @property {string|null} [job] StandByRequest job
             * @property {number|null} [epoch] StandByRequest epoch
             * @property {Uint8Array|null} [config] StandByRequest config
             * @property {Uint8Array|null} [spec] StandByRequest spec
             * @property {Array.<ckpt.v1.VolumeOwner.$Properties>|null} [volumes] StandByRequest volumes
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a StandByRequest.
             * @memberof ckpt.v1
             * @interface IStandByRequest
             * @augments ckpt.v1.StandByRequest.$Properties
             * @deprecated Use ckpt.v1.StandByRequest.$Properties instead.
             */

            /**
             * Shape of a StandByRequest.
             * @typedef {ckpt.v1.StandByRequest.$Properties} ckpt.v1.StandByRequest.$Shape
             */

            /**
             * Constructs a new StandByRequest.
             * @memberof ckpt.v1
             * @classdesc Represents a StandByRequest.
             * @constructor
             * @param {ckpt.v1.StandByRequest.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const StandByRequest = function (properties) {
                this.volumes = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * StandByRequest job.
             * @member {string} job
             * @memberof ckpt.v1.StandByRequest
             * @instance
             */
            StandByRequest.prototype.job = "";

            /**
             * StandByRequest epoch.
             * @member {number} epoch
             * @memberof ckpt.v1.StandByRequest
             * @instance
             */
            StandByRequest.prototype.epoch = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * StandByRequest config.
             * @member {Uint8Array} config
             * @memberof ckpt.v1.StandByRequest
             * @instance
             */
            StandByRequest.prototype.config = $util.newBuffer([]);

            /**
             * StandByRequest spec.
             * @member {Uint8Array} spec
             * @memberof ckpt.v1.StandByRequest
             * @instance
             */
            StandByRequest.prototype.spec = $util.newBuffer([]);

            /**
             * StandByRequest volumes.
             * @member {Array.<ckpt.v1.VolumeOwner.$Properties>} volumes
             * @memberof ckpt.v1.StandByRequest
             * @instance
             */
            StandByRequest.prototype.volumes = $util.emptyArray;

            /**
             * Creates a new StandByRequest instance using the specified properties.
             * @function create
             * @memberof ckpt.v1.StandByRequest
             * @static
             * @param {ckpt.v1.StandByRequest.$Properties=} [properties] Properties to set
             * @returns {ckpt.v1.StandByRequest} StandByRequest instance
             * @type {{
             *   (properties: ckpt.v1.StandByRequest.$Shape): ckpt.v1.StandByRequest & ckpt.v1.StandByRequest.$Shape;
             *   (properties?: ckpt.v1.StandByRequest.$Properties): ckpt.v1.StandByRequest;
             * }}
             */
            StandByRequest.create = function(properties) {
                return new StandByRequest(properties);
            };

            /**
             * Encodes the specified StandByRequest message. Does not implicitly {@link ckpt.v1.StandByRequest.verify|verify} messages.
             * @function encode
             * @memberof ckpt.v1.StandByRequest
             * @static
             * @param {ckpt.v1.StandByRequest.$Properties} message StandByRequest message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            StandByRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.job != null && $Object.hasOwnProperty.call(message, "job") && message.job !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.job);
                if (message.epoch != null && $Object.hasOwnProperty.call(message, "epoch") && (typeof message.epoch === "object" ? message.epoch.low || message.epoch.high : message.epoch !== 0))
                    writer.uint32(/* id 2, wireType 0 =*/16).uint64(message.epoch);
                if (message.config != null && $Object.hasOwnProperty.call(message, "config") && message.config.length)
                    writer.uint32(/* id 3, wireType 2 =*/26).bytes(message.config);
                if (message.spec != null && $Object.hasOwnProperty.call(message, "spec") && message.spec.length)
                    writer.uint32(/* id 4, wireType 2 =*/34).bytes(message.spec);
                if (message.volumes != null && message.volumes.length)
                    for (let i = 0; i < message.volumes.length; ++i)
                        $root.ckpt.v1.VolumeOwner.encode(message.volumes[i], writer.uint32(/* id 5, wireType 2 =*/42).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a StandByRequest message from the specified reader or buffer.
             * @function decode
             * @memberof ckpt.v1.StandByRequest
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {ckpt.v1.StandByRequest & ckpt.v1.StandByRequest.$Shape} StandByRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            StandByRequest.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.ckpt.v1.StandByRequest();
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
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.job = value;
                            else
                                delete message.job;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.epoch = value;
                            else
                                delete message.epoch;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.config = value;
                            else
                                delete message.config;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.spec = value;
                            else
                                delete message.spec;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 2)
                                break;
                            if (!(message.volumes && message.volumes.length))
                                message.volumes = [];
                            message.volumes.push($root.ckpt.v1.VolumeOwner.decode(reader, reader.size(), $undefined, _depth + 1));
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
                return message;
            };

            /**
             * Creates a StandByRequest message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof ckpt.v1.StandByRequest
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {ckpt.v1.StandByRequest} StandByRequest
             */
            StandByRequest.fromObject = function (object, _depth) {
                if (object instanceof $root.ckpt.v1.StandByRequest)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".ckpt.v1.StandByRequest: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.ckpt.v1.StandByRequest();
                if (object.job != null)
                    if (typeof object.job !== "string" || object.job.length)
                        message.job = $String(object.job);
                if (object.epoch != null)
                    if (typeof object.epoch === "object" ? object.epoch.low || object.epoch.high : $Number(object.epoch) !== 0)
                        if ($util.Long)
                            message.epoch = $util.Long.fromValue(object.epoch, true);
                        else if (typeof object.epoch === "string")
                            message.epoch = $parseInt(object.epoch, 10);
                        else if (typeof object.epoch === "number")
                            message.epoch = object.epoch;
                        else if (typeof object.epoch === "object")
                            message.epoch = new $util.LongBits(object.epoch.low >>> 0, object.epoch.high >>> 0).toNumber(true);
                if (object.config != null)
                    if (object.config.length)
                        if (typeof object.config === "string")
                            $util.base64.decode(object.config, message.config = $util.newBuffer($util.base64.length(object.config)), 0);
                        else if (object.config.length >= 0)
                            message.config = object.config;
                if (object.spec != null)
                    if (object.spec.length)
                        if (typeof object.spec === "string")
                            $util.base64.decode(object.spec, message.spec = $util.newBuffer($util.base64.length(object.spec)), 0);
                        else if (object.spec.length >= 0)
                            message.spec = object.spec;
                if (object.volumes) {
                    if (!$Array.isArray(object.volumes))
                        throw $TypeError(".ckpt.v1.StandByRequest.volumes: array expected");
                    message.volumes = $Array(object.volumes.length);
                    for (let i = 0; i < object.volumes.length; ++i) {
                        if (!$util.isObject(object.volumes[i]))
                            throw $TypeError(".ckpt.v1.StandByRequest.volumes: object expected");
                        message.volumes[i] = $root.ckpt.v1.VolumeOwner.fromObject(object.volumes[i], _depth + 1);
                    }
                }
                return message;
            };

            /**
             * Creates a plain object from a StandByRequest message. Also converts values to other types if specified.
             * @function toObject
             * @memberof ckpt.v1.StandByRequest
             * @static
             * @param {ckpt.v1.StandByRequest} message StandByRequest
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            StandByRequest.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.arrays || options.defaults)
                    object.volumes = [];
                if (options.defaults) {
                    object.job = "";
                    if ($util.Long) {
                        let long = new $util.Long(0, 0, true);
                        object.epoch = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                    } else
                        object.epoch = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                    if (options.bytes === $String)
                        object.config = "";
                    else {
                        object.config = [];
                        if (options.bytes !== $Array)
                            object.config = $util.newBuffer(object.config);
                    }
                    if (options.bytes === $String)
                        object.spec = "";
                    else {
                        object.spec = [];
                        if (options.bytes !== $Array)
                            object.spec = $util.newBuffer(object.spec);
                    }
                }
                if (message.job != null && $Object.hasOwnProperty.call(message, "job"))
                    object.job = message.job;
                if (message.epoch != null && $Object.hasOwnProperty.call(message, "epoch"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.epoch = typeof message.epoch === "number" ? $BigInt(message.epoch) : $util.Long.fromBits(message.epoch.low >>> 0, message.epoch.high >>> 0, true).toBigInt();
                    else if (typeof message.epoch === "number")
                        object.epoch = options.longs === $String ? $String(message.epoch) : message.epoch;
                    else
                        object.epoch = options.longs === $String ? $util.Long.prototype.toString.call(message.epoch) : options.longs === $Number ? new $util.LongBits(message.epoch.low >>> 0, message.epoch.high >>> 0).toNumber(true) : message.epoch;
                if (message.config != null && $Object.hasOwnProperty.call(message, "config"))
                    object.config = options.bytes === $String ? $util.base64.encode(message.config, 0, message.config.length) : options.bytes === $Array ? $Array.prototype.slice.call(message.config) : message.config;
                if (message.spec != null && $Object.hasOwnProperty.call(message, "spec"))
                    object.spec = options.bytes === $String ? $util.base64.encode(message.spec, 0, message.spec.length) : options.bytes === $Array ? $Array.prototype.slice.call(message.spec) : message.spec;
                if (message.volumes && message.volumes.length) {
                    object.volumes = $Array(message.volumes.length);
                    for (let j = 0; j < message.volumes.length; ++j)
                        object.volumes[j] = $root.ckpt.v1.VolumeOwner.toObject(message.volumes[j], options, _depth + 1);
                }
                return object;
            };

            /**
             * Converts this StandByRequest to JSON.
             * @function toJSON
             * @memberof ckpt.v1.StandByRequest
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            StandByRequest.prototype.toJSON = function() {
                return StandByRequest.toObject(this, $protobuf.util.toJSONOptions);
            };

            /**
             * Gets the type url for StandByRequest
             * @function getTypeUrl
             * @memberof ckpt.v1.StandByRequest
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            StandByRequest.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/ckpt.v1.StandByRequest";
            };

            return StandByRequest;
        })();

        v1.VolumeOwner = (function() {

            /**
             * Properties of a VolumeOwner.
             * @typedef {Object} ckpt.v1.VolumeOwner.$Properties
             * @property {string|null} [name] VolumeOwner name
             * @property {number|null} [uid] VolumeOwner uid
             * @property {number|null} [gid] VolumeOwner gid
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a VolumeOwner.
             * @memberof ckpt.v1
             * @interface IVolumeOwner
             * @augments ckpt.v1.VolumeOwner.$Properties
             * @deprecated Use ckpt.v1.VolumeOwner.$Properties instead.
             */

            /**
             * Shape of a VolumeOwner.
             * @typedef {ckpt.v1.VolumeOwner.$Properties} ckpt.v1.VolumeOwner.$Shape
             */

            /**
             * Constructs a new VolumeOwner.
             * @memberof ckpt.v1
             * @classdesc Represents a VolumeOwner.
             * @constructor
             * @param {ckpt.v1.VolumeOwner.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const VolumeOwner = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * VolumeOwner name.
             * @member {string} name
             * @memberof ckpt.v1.VolumeOwner
             * @instance
             */
            VolumeOwner.prototype.name = "";

            /**
             * VolumeOwner uid.
             * @member {number} uid
             * @memberof ckpt.v1.VolumeOwner
             * @instance
             */
            VolumeOwner.prototype.uid = 0;

            /**
             * VolumeOwner gid.
             * @member {number} gid
             * @memberof ckpt.v1.VolumeOwner
             * @instance
             */
            VolumeOwner.prototype.gid = 0;

            /**
             * Creates a new VolumeOwner instance using the specified properties.
             * @function create
             * @memberof ckpt.v1.VolumeOwner
             * @static
             * @param {ckpt.v1.VolumeOwner.$Properties=} [properties] Properties to set
             * @returns {ckpt.v1.VolumeOwner} VolumeOwner instance
             * @type {{
             *   (properties: ckpt.v1.VolumeOwner.$Shape): ckpt.v1.VolumeOwner & ckpt.v1.VolumeOwner.$Shape;
             *   (properties?: ckpt.v1.VolumeOwner.$Properties): ckpt.v1.VolumeOwner;
             * }}
             */
            VolumeOwner.create = function(properties) {
                return new VolumeOwner(properties);
            };

            /**
             * Encodes the specified VolumeOwner message. Does not implicitly {@link ckpt.v1.VolumeOwner.verify|verify} messages.
             * @function encode
             * @memberof ckpt.v1.VolumeOwner
             * @static
             * @param {ckpt.v1.VolumeOwner.$Properties} message VolumeOwner message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            VolumeOwner.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.name != null && $Object.hasOwnProperty.call(message, "name") && message.name !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.name);
                if (message.uid != null && $Object.hasOwnProperty.call(message, "uid") && message.uid !== 0)
                    writer.uint32(/* id 2, wireType 0 =*/16).uint32(message.uid);
                if (message.gid != null && $Object.hasOwnProperty.call(message, "gid") && message.gid !== 0)
                    writer.uint32(/* id 3, wireType 0 =*/24).uint32(message.gid);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a VolumeOwner message from the specified reader or buffer.
             * @function decode
             * @memberof ckpt.v1.VolumeOwner
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {ckpt.v1.VolumeOwner & ckpt.v1.VolumeOwner.$Shape} VolumeOwner
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            VolumeOwner.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.ckpt.v1.VolumeOwner();
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
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.name = value;
                            else
                                delete message.name;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.uid = value;
                            else
                                delete message.uid;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.gid = value;
                            else
                                delete message.gid;
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
                return message;
            };

            /**
             * Creates a VolumeOwner message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof ckpt.v1.VolumeOwner
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {ckpt.v1.VolumeOwner} VolumeOwner
             */
            VolumeOwner.fromObject = function (object, _depth) {
                if (object instanceof $root.ckpt.v1.VolumeOwner)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".ckpt.v1.VolumeOwner: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.ckpt.v1.VolumeOwner();
                if (object.name != null)
                    if (typeof object.name !== "string" || object.name.length)
                        message.name = $String(object.name);
                if (object.uid != null)
                    if ($Number(object.uid) !== 0)
                        message.uid = object.uid >>> 0;
                if (object.gid != null)
                    if ($Number(object.gid) !== 0)
                        message.gid = object.gid >>> 0;
                return message;
            };

            /**
             * Creates a plain object from a VolumeOwner message. Also converts values to other types if specified.
             * @function toObject
             * @memberof ckpt.v1.VolumeOwner
             * @static
             * @param {ckpt.v1.VolumeOwner} message VolumeOwner
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            VolumeOwner.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults) {
                    object.name = "";
                    object.uid = 0;
                    object.gid = 0;
                }
                if (message.name != null && $Object.hasOwnProperty.call(message, "name"))
                    object.name = message.name;
                if (message.uid != null && $Object.hasOwnProperty.call(message, "uid"))
                    object.uid = message.uid;
                if (message.gid != null && $Object.hasOwnProperty.call(message, "gid"))
                    object.gid = message.gid;
                return object;
            };

            /**
             * Converts this VolumeOwner to JSON.
             * @function toJSON
             * @memberof ckpt.v1.VolumeOwner
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            VolumeOwner.prototype.toJSON = function() {
                return VolumeOwner.toObject(this, $protobuf.util.toJSONOptions);
            };

            /**
             * Gets the type url for VolumeOwner
             * @function getTypeUrl
             * @memberof ckpt.v1.VolumeOwner
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            VolumeOwner.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/ckpt.v1.VolumeOwner";
            };

            return VolumeOwner;
        })();

        v1.StandByReply = (function() {

            /**
             * Properties of a StandByReply.
             * @typedef {Object} ckpt.v1.StandByReply.$Properties
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a StandByReply.
             * @memberof ckpt.v1
             * @interface IStandByReply
             * @augments ckpt.v1.StandByReply.$Properties
             * @deprecated Use ckpt.v1.StandByReply.$Properties instead.
             */

            /**
             * Shape of a StandByReply.
             * @typedef {ckpt.v1.StandByReply.$Properties} ckpt.v1.StandByReply.$Shape
             */

            /**
             * Constructs a new StandByReply.
             * @memberof ckpt.v1
             * @classdesc Represents a StandByReply.
             * @constructor
             * @param {ckpt.v1.StandByReply.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const StandByReply = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Creates a new StandByReply instance using the specified properties.
             * @function create
             * @memberof ckpt.v1.StandByReply
             * @static
             * @param {ckpt.v1.StandByReply.$Properties=} [properties] Properties to set
             * @returns {ckpt.v1.StandByReply} StandByReply instance
             * @type {{
             *   (properties: ckpt.v1.StandByReply.$Shape): ckpt.v1.StandByReply & ckpt.v1.StandByReply.$Shape;
             *   (properties?: ckpt.v1.StandByReply.$Properties): ckpt.v1.StandByReply;
             * }}
             */
            StandByReply.create = function(properties) {
                return new StandByReply(properties);
            };

            /**
             * Encodes the specified StandByReply message. Does not implicitly {@link ckpt.v1.StandByReply.verify|verify} messages.
             * @function encode
             * @memberof ckpt.v1.StandByReply
             * @static
             * @param {ckpt.v1.StandByReply.$Properties} message StandByReply message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            StandByReply.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a StandByReply message from the specified reader or buffer.
             * @function decode
             * @memberof ckpt.v1.StandByReply
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {ckpt.v1.StandByReply & ckpt.v1.StandByReply.$Shape} StandByReply
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            StandByReply.decode = function (reader, length, _end, _depth, _target) {
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
                message = _target || new $root.ckpt.v1.StandByReply();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    reader.skipType(tag & 7, _depth, tag);
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
                return message;
            };

            /**
             * Creates a StandByReply message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof ckpt.v1.StandByReply
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {ckpt.v1.StandByReply} StandByReply
             */
            StandByReply.fromObject = function (object, _depth) {
                if (object instanceof $root.ckpt.v1.StandByReply)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".ckpt.v1.StandByReply: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                return new $root.ckpt.v1.StandByReply();
            };

            /**
             * Creates a plain object from a StandByReply message. Also converts values to other types if specified.
             * @function toObject
             * @memberof ckpt.v1.StandByReply
             * @static
             * @param {ckpt.v1.StandByReply} message StandByReply
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            StandByReply.toObject = function () {
                return {};
            };

            /**
             * Converts this StandByReply to JSON.
             * @function toJSON
             * @memberof ckpt.v1.StandByReply
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            StandByReply.prototype.toJSON = function() {
                return StandByReply.toObject(this, $protobuf.util.toJSONOptions);
            };

            /**
             * Gets the type url for StandByReply
             * @function getTypeUrl
             * @memberof ckpt.v1.StandByReply
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            StandByReply.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/ckpt.v1.StandByReply";
            };

            return StandByReply;
        })();

        v1.SealRequest = (function() {

            /**
             * Properties of a SealRequest.
             * @typedef {Object} ckpt.v1.SealRequest.$Properties
             * @property {string|null} [job] SealRequest job
             * @property {number|null} [epoch] SealRequest epoch
             * @property {string|null} [root] SealRequest root
             * @property {Uint8Array|null} [signature] SealRequest signature
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a SealRequest.
             * @memberof ckpt.v1
             * @interface ISealRequest
             * @augments ckpt.v1.SealRequest.$Properties
             * @deprecated Use ckpt.v1.SealRequest.$Properties instead.
             */

            /**
             * Shape of a SealRequest.
             * @typedef {ckpt.v1.SealRequest.$Properties} ckpt.v1.SealRequest.$Shape
             */

            /**
             * Constructs a new SealRequest.
             * @memberof ckpt.v1
             * @classdesc Represents a SealRequest.
             * @constructor
             * @param {ckpt.v1.SealRequest.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const SealRequest = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * SealRequest job.
             * @member {string} job
             * @memberof ckpt.v1.SealRequest
             * @instance
             */
            SealRequest.prototype.job = "";

            /**
             * SealRequest epoch.
             * @member {number} epoch
             * @memberof ckpt.v1.SealRequest
             * @instance
             */
            SealRequest.prototype.epoch = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * SealRequest root.
             * @member {string} root
             * @memberof ckpt.v1.SealRequest
             * @instance
             */
            SealRequest.prototype.root = "";

            /**
             * SealRequest signature.
             * @member {Uint8Array} signature
             * @memberof ckpt.v1.SealRequest
             * @instance
             */
            SealRequest.prototype.signature = $util.newBuffer([]);

            /**
             * Creates a new SealRequest instance using the specified properties.
             * @function create
             * @memberof ckpt.v1.SealRequest
             * @static
             * @param {ckpt.v1.SealRequest.$Properties=} [properties] Properties to set
             * @returns {ckpt.v1.SealRequest} SealRequest instance
             * @type {{
             *   (properties: ckpt.v1.SealRequest.$Shape): ckpt.v1.SealRequest & ckpt.v1.SealRequest.$Shape;
             *   (properties?: ckpt.v1.SealRequest.$Properties): ckpt.v1.SealRequest;
             * }}
             */
            SealRequest.create = function(properties) {
                return new SealRequest(properties);
            };

            /**
             * Encodes the specified SealRequest message. Does not implicitly {@link ckpt.v1.SealRequest.verify|verify} messages.
             * @function encode
             * @memberof ckpt.v1.SealRequest
             * @static
             * @param {ckpt.v1.SealRequest.$Properties} message SealRequest message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            SealRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.job != null && $Object.hasOwnProperty.call(message, "job") && message.job !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.job);
                if (message.epoch != null && $Object.hasOwnProperty.call(message, "epoch") && (typeof message.epoch === "object" ? message.epoch.low || message.epoch.high : message.epoch !== 0))
                    writer.uint32(/* id 2, wireType 0 =*/16).uint64(message.epoch);
                if (message.root != null && $Object.hasOwnProperty.call(message, "root") && message.root !== "")
                    writer.uint32(/* id 3, wireType 2 =*/26).string(message.root);
                if (message.signature != null && $Object.hasOwnProperty.call(message, "signature") && message.signature.length)
                    writer.uint32(/* id 4, wireType 2 =*/34).bytes(message.signature);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a SealRequest message from the specified reader or buffer.
             * @function decode
             * @memberof ckpt.v1.SealRequest
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {ckpt.v1.SealRequest & ckpt.v1.SealRequest.$Shape} SealRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            SealRequest.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.ckpt.v1.SealRequest();
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
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.job = value;
                            else
                                delete message.job;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.epoch = value;
                            else
                                delete message.epoch;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.root = value;
                            else
                                delete message.root;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.signature = value;
                            else
                                delete message.signature;
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
                return message;
            };

            /**
             * Creates a SealRequest message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof ckpt.v1.SealRequest
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {ckpt.v1.SealRequest} SealRequest
             */
            SealRequest.fromObject = function (object, _depth) {
                if (object instanceof $root.ckpt.v1.SealRequest)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".ckpt.v1.SealRequest: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.ckpt.v1.SealRequest();
                if (object.job != null)
                    if (typeof object.job !== "string" || object.job.length)
                        message.job = $String(object.job);
                if (object.epoch != null)
                    if (typeof object.epoch === "object" ? object.epoch.low || object.epoch.high : $Number(object.epoch) !== 0)
                        if ($util.Long)
                            message.epoch = $util.Long.fromValue(object.epoch, true);
                        else if (typeof object.epoch === "string")
                            message.epoch = $parseInt(object.epoch, 10);
                        else if (typeof object.epoch === "number")
                            message.epoch = object.epoch;
                        else if (typeof object.epoch === "object")
                            message.epoch = new $util.LongBits(object.epoch.low >>> 0, object.epoch.high >>> 0).toNumber(true);
                if (object.root != null)
                    if (typeof object.root !== "string" || object.root.length)
                        message.root = $String(object.root);
                if (object.signature != null)
                    if (object.signature.length)
                        if (typeof object.signature === "string")
                            $util.base64.decode(object.signature, message.signature = $util.newBuffer($util.base64.length(object.signature)), 0);
                        else if (object.signature.length >= 0)
                            message.signature = object.signature;
                return message;
            };

            /**
             * Creates a plain object from a SealRequest message. Also converts values to other types if specified.
             * @function toObject
             * @memberof ckpt.v1.SealRequest
             * @static
             * @param {ckpt.v1.SealRequest} message SealRequest
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            SealRequest.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults) {
                    object.job = "";
                    if ($util.Long) {
                        let long = new $util.Long(0, 0, true);
                        object.epoch = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                    } else
                        object.epoch = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                    object.root = "";
                    if (options.bytes === $String)
                        object.signature = "";
                    else {
                        object.signature = [];
                        if (options.bytes !== $Array)
                            object.signature = $util.newBuffer(object.signature);
                    }
                }
                if (message.job != null && $Object.hasOwnProperty.call(message, "job"))
                    object.job = message.job;
                if (message.epoch != null && $Object.hasOwnProperty.call(message, "epoch"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.epoch = typeof message.epoch === "number" ? $BigInt(message.epoch) : $util.Long.fromBits(message.epoch.low >>> 0, message.epoch.high >>> 0, true).toBigInt();
                    else if (typeof message.epoch === "number")
                        object.epoch = options.longs === $String ? $String(message.epoch) : message.epoch;
                    else
                        object.epoch = options.longs === $String ? $util.Long.prototype.toString.call(message.epoch) : options.longs === $Number ? new $util.LongBits(message.epoch.low >>> 0, message.epoch.high >>> 0).toNumber(true) : message.epoch;
                if (message.root != null && $Object.hasOwnProperty.call(message, "root"))
                    object.root = message.root;
                if (message.signature != null && $Object.hasOwnProperty.call(message, "signature"))
                    object.signature = options.bytes === $String ? $util.base64.encode(message.signature, 0, message.signature.length) : options.bytes === $Array ? $Array.prototype.slice.call(message.signature) : message.signature;
                return object;
            };

            /**
             * Converts this SealRequest to JSON.
             * @function toJSON
             * @memberof ckpt.v1.SealRequest
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            SealRequest.prototype.toJSON = function() {
                return SealRequest.toObject(this, $protobuf.util.toJSONOptions);
            };

            /**
             * Gets the type url for SealRequest
             * @function getTypeUrl
             * @memberof ckpt.v1.SealRequest
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            SealRequest.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/ckpt.v1.SealRequest";
            };

            return SealRequest;
        })();

        v1.SealReply = (function() {

            /**
             * Properties of a SealReply.
             * @typedef {Object} ckpt.v1.SealReply.$Properties
             * @property {number|null} [leaseMs] SealReply leaseMs
             * @property {number|null} [restoreMs] SealReply restoreMs
             * @property {Array.<ckpt.v1.PhaseTime.$Properties>|null} [phases] SealReply phases
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a SealReply.
             * @memberof ckpt.v1
             * @interface ISealReply
             * @augments ckpt.v1.SealReply.$Properties
             * @deprecated Use ckpt.v1.SealReply.$Properties instead.
             */

            /**
             * Shape of a SealReply.
             * @typedef {ckpt.v1.SealReply.$Properties} ckpt.v1.SealReply.$Shape
             */

            /**
             * Constructs a new SealReply.
             * @memberof ckpt.v1
             * @classdesc Represents a SealReply.
             * @constructor
             * @param {ckpt.v1.SealReply.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const SealReply = function (properties) {
                this.phases = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * SealReply leaseMs.
             * @member {number} leaseMs
             * @memberof ckpt.v1.SealReply
             * @instance
             */
            SealReply.prototype.leaseMs = 0;

            /**
             * SealReply restoreMs.
             * @member {number} restoreMs
             * @memberof ckpt.v1.SealReply
             * @instance
             */
            SealReply.prototype.restoreMs = 0;

            /**
             * SealReply phases.
             * @member {Array.<ckpt.v1.PhaseTime.$Properties>} phases
             * @memberof ckpt.v1.SealReply
             * @instance
             */
            SealReply.prototype.phases = $util.emptyArray;

            /**
             * Creates a new SealReply instance using the specified properties.
             * @function create
             * @memberof ckpt.v1.SealReply
             * @static
             * @param {ckpt.v1.SealReply.$Properties=} [properties] Properties to set
             * @returns {ckpt.v1.SealReply} SealReply instance
             * @type {{
             *   (properties: ckpt.v1.SealReply.$Shape): ckpt.v1.SealReply & ckpt.v1.SealReply.$Shape;
             *   (properties?: ckpt.v1.SealReply.$Properties): ckpt.v1.SealReply;
             * }}
             */
            SealReply.create = function(properties) {
                return new SealReply(properties);
            };

            /**
             * Encodes the specified SealReply message. Does not implicitly {@link ckpt.v1.SealReply.verify|verify} messages.
             * @function encode
             * @memberof ckpt.v1.SealReply
             * @static
             * @param {ckpt.v1.SealReply.$Properties} message SealReply message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            SealReply.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.leaseMs != null && $Object.hasOwnProperty.call(message, "leaseMs") && message.leaseMs !== 0)
                    writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.leaseMs);
                if (message.restoreMs != null && $Object.hasOwnProperty.call(message, "restoreMs") && message.restoreMs !== 0)
                    writer.uint32(/* id 2, wireType 0 =*/16).uint32(message.restoreMs);
                if (message.phases != null && message.phases.length)
                    for (let i = 0; i < message.phases.length; ++i)
                        $root.ckpt.v1.PhaseTime.encode(message.phases[i], writer.uint32(/* id 3, wireType 2 =*/26).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a SealReply message from the specified reader or buffer.
             * @function decode
             * @memberof ckpt.v1.SealReply
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {ckpt.v1.SealReply & ckpt.v1.SealReply.$Shape} SealReply
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            SealReply.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.ckpt.v1.SealReply();
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
                            if (value = reader.uint32())
                                message.leaseMs = value;
                            else
                                delete message.leaseMs;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.restoreMs = value;
                            else
                                delete message.restoreMs;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if (!(message.phases && message.phases.length))
                                message.phases = [];
                            message.phases.push($root.ckpt.v1.PhaseTime.decode(reader, reader.size(), $undefined, _depth + 1));
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
                return message;
            };

            /**
             * Creates a SealReply message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof ckpt.v1.SealReply
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {ckpt.v1.SealReply} SealReply
             */
            SealReply.fromObject = function (object, _depth) {
                if (object instanceof $root.ckpt.v1.SealReply)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".ckpt.v1.SealReply: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.ckpt.v1.SealReply();
                if (object.leaseMs != null)
                    if ($Number(object.leaseMs) !== 0)
                        message.leaseMs = object.leaseMs >>> 0;
                if (object.restoreMs != null)
                    if ($Number(object.restoreMs) !== 0)
                        message.restoreMs = object.restoreMs >>> 0;
                if (object.phases) {
                    if (!$Array.isArray(object.phases))
                        throw $TypeError(".ckpt.v1.SealReply.phases: array expected");
                    message.phases = $Array(object.phases.length);
                    for (let i = 0; i < object.phases.length; ++i) {
                        if (!$util.isObject(object.phases[i]))
                            throw $TypeError(".ckpt.v1.SealReply.phases: object expected");
                        message.phases[i] = $root.ckpt.v1.PhaseTime.fromObject(object.phases[i], _depth + 1);
                    }
                }
                return message;
            };

            /**
             * Creates a plain object from a SealReply message. Also converts values to other types if specified.
             * @function toObject
             * @memberof ckpt.v1.SealReply
             * @static
             * @param {ckpt.v1.SealReply} message SealReply
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            SealReply.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.arrays || options.defaults)
                    object.phases = [];
                if (options.defaults) {
                    object.leaseMs = 0;
                    object.restoreMs = 0;
                }
                if (message.leaseMs != null && $Object.hasOwnProperty.call(message, "leaseMs"))
                    object.leaseMs = message.leaseMs;
                if (message.restoreMs != null && $Object.hasOwnProperty.call(message, "restoreMs"))
                    object.restoreMs = message.restoreMs;
                if (message.phases && message.phases.length) {
                    object.phases = $Array(message.phases.length);
                    for (let j = 0; j < message.phases.length; ++j)
                        object.phases[j] = $root.ckpt.v1.PhaseTime.toObject(message.phases[j], options, _depth + 1);
                }
                return object;
            };

            /**
             * Converts this SealReply to JSON.
             * @function toJSON
             * @memberof ckpt.v1.SealReply
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            SealReply.prototype.toJSON = function() {
                return SealReply.toObject(this, $protobuf.util.toJSONOptions);
            };

            /**
             * Gets the type url for SealReply
             * @function getTypeUrl
             * @memberof ckpt.v1.SealReply
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            SealReply.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/ckpt.v1.SealReply";
            };

            return SealReply;
        })();

        v1.StepRequest = (function() {

            /**
             * Properties of a StepRequest.
             * @typedef {Object} ckpt.v1.StepRequest.$Properties
             * @property {string|null} [job] StepRequest job
             * @property {number|null} [epoch] StepRequest epoch
             * @property {string|null} [container] StepRequest container
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a StepRequest.
             * @memberof ckpt.v1
             * @interface IStepRequest
             * @augments ckpt.v1.StepRequest.$Properties
             * @deprecated Use ckpt.v1.StepRequest.$Properties instead.
             */

            /**
             * Shape of a StepRequest.
             * @typedef {ckpt.v1.StepRequest.$Properties} ckpt.v1.StepRequest.$Shape
             */

            /**
             * Constructs a new StepRequest.
             * @memberof ckpt.v1
             * @classdesc Represents a StepRequest.
             * @constructor
             * @param {ckpt.v1.StepRequest.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const StepRequest = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * StepRequest job.
             * @member {string} job
             * @memberof ckpt.v1.StepRequest
             * @instance
             */
            StepRequest.prototype.job = "";

            /**
             * StepRequest epoch.
             * @member {number} epoch
             * @memberof ckpt.v1.StepRequest
             * @instance
             */
            StepRequest.prototype.epoch = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * StepRequest container.
             * @member {string} container
             * @memberof ckpt.v1.StepRequest
             * @instance
             */
            StepRequest.prototype.container = "";

            /**
             * Creates a new StepRequest instance using the specified properties.
             * @function create
             * @memberof ckpt.v1.StepRequest
             * @static
             * @param {ckpt.v1.StepRequest.$Properties=} [properties] Properties to set
             * @returns {ckpt.v1.StepRequest} StepRequest instance
             * @type {{
             *   (properties: ckpt.v1.StepRequest.$Shape): ckpt.v1.StepRequest & ckpt.v1.StepRequest.$Shape;
             *   (properties?: ckpt.v1.StepRequest.$Properties): ckpt.v1.StepRequest;
             * }}
             */
            StepRequest.create = function(properties) {
                return new StepRequest(properties);
            };

            /**
             * Encodes the specified StepRequest message. Does not implicitly {@link ckpt.v1.StepRequest.verify|verify} messages.
             * @function encode
             * @memberof ckpt.v1.StepRequest
             * @static
             * @param {ckpt.v1.StepRequest.$Properties} message StepRequest message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            StepRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.job != null && $Object.hasOwnProperty.call(message, "job") && message.job !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.job);
                if (message.epoch != null && $Object.hasOwnProperty.call(message, "epoch") && (typeof message.epoch === "object" ? message.epoch.low || message.epoch.high : message.epoch !== 0))
                    writer.uint32(/* id 2, wireType 0 =*/16).uint64(message.epoch);
                if (message.container != null && $Object.hasOwnProperty.call(message, "container") && message.container !== "")
                    writer.uint32(/* id 3, wireType 2 =*/26).string(message.container);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a StepRequest message from the specified reader or buffer.
             * @function decode
             * @memberof ckpt.v1.StepRequest
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {ckpt.v1.StepRequest & ckpt.v1.StepRequest.$Shape} StepRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            StepRequest.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.ckpt.v1.StepRequest();
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
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.job = value;
                            else
                                delete message.job;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.epoch = value;
                            else
                                delete message.epoch;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.container = value;
                            else
                                delete message.container;
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
                return message;
            };

            /**
             * Creates a StepRequest message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof ckpt.v1.StepRequest
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {ckpt.v1.StepRequest} StepRequest
             */
            StepRequest.fromObject = function (object, _depth) {
                if (object instanceof $root.ckpt.v1.StepRequest)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".ckpt.v1.StepRequest: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.ckpt.v1.StepRequest();
                if (object.job != null)
                    if (typeof object.job !== "string" || object.job.length)
                        message.job = $String(object.job);
                if (object.epoch != null)
                    if (typeof object.epoch === "object" ? object.epoch.low || object.epoch.high : $Number(object.epoch) !== 0)
                        if ($util.Long)
                            message.epoch = $util.Long.fromValue(object.epoch, true);
                        else if (typeof object.epoch === "string")
                            message.epoch = $parseInt(object.epoch, 10);
                        else if (typeof object.epoch === "number")
                            message.epoch = object.epoch;
                        else if (typeof object.epoch === "object")
                            message.epoch = new $util.LongBits(object.epoch.low >>> 0, object.epoch.high >>> 0).toNumber(true);
                if (object.container != null)
                    if (typeof object.container !== "string" || object.container.length)
                        message.container = $String(object.container);
                return message;
            };

            /**
             * Creates a plain object from a StepRequest message. Also converts values to other types if specified.
             * @function toObject
             * @memberof ckpt.v1.StepRequest
             * @static
             * @param {ckpt.v1.StepRequest} message StepRequest
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            StepRequest.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults) {
                    object.job = "";
                    if ($util.Long) {
                        let long = new $util.Long(0, 0, true);
                        object.epoch = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                    } else
                        object.epoch = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                    object.container = "";
                }
                if (message.job != null && $Object.hasOwnProperty.call(message, "job"))
                    object.job = message.job;
                if (message.epoch != null && $Object.hasOwnProperty.call(message, "epoch"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.epoch = typeof message.epoch === "number" ? $BigInt(message.epoch) : $util.Long.fromBits(message.epoch.low >>> 0, message.epoch.high >>> 0, true).toBigInt();
                    else if (typeof message.epoch === "number")
                        object.epoch = options.longs === $String ? $String(message.epoch) : message.epoch;
                    else
                        object.epoch = options.longs === $String ? $util.Long.prototype.toString.call(message.epoch) : options.longs === $Number ? new $util.LongBits(message.epoch.low >>> 0, message.epoch.high >>> 0).toNumber(true) : message.epoch;
                if (message.container != null && $Object.hasOwnProperty.call(message, "container"))
                    object.container = message.container;
                return object;
            };

            /**
             * Converts this StepRequest to JSON.
             * @function toJSON
             * @memberof ckpt.v1.StepRequest
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            StepRequest.prototype.toJSON = function() {
                return StepRequest.toObject(this, $protobuf.util.toJSONOptions);
            };

            /**
             * Gets the type url for StepRequest
             * @function getTypeUrl
             * @memberof ckpt.v1.StepRequest
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            StepRequest.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/ckpt.v1.StepRequest";
            };

            return StepRequest;
        })();

        v1.SupersedeRequest = (function() {

            /**
             * Properties of a SupersedeRequest.
             * @typedef {Object} ckpt.v1.SupersedeRequest.$Properties
             * @property {string|null} [job] SupersedeRequest job
             * @property {number|null} [epoch] SupersedeRequest epoch
             * @property {string|null} [container] SupersedeRequest container
             * @property {number|null} [newEpoch] SupersedeRequest newEpoch
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a SupersedeRequest.
             * @memberof ckpt.v1
             * @interface ISupersedeRequest
             * @augments ckpt.v1.SupersedeRequest.$Properties
             * @deprecated Use ckpt.v1.SupersedeRequest.$Properties instead.
             */

            /**
             * Shape of a SupersedeRequest.
             * @typedef {ckpt.v1.SupersedeRequest.$Properties} ckpt.v1.SupersedeRequest.$Shape
             */

            /**
             * Constructs a new SupersedeRequest.
             * @memberof ckpt.v1
             * @classdesc Represents a SupersedeRequest.
             * @constructor
             * @param {ckpt.v1.SupersedeRequest.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const SupersedeRequest = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * SupersedeRequest job.
             * @member {string} job
             * @memberof ckpt.v1.SupersedeRequest
             * @instance
             */
            SupersedeRequest.prototype.job = "";

            /**
             * SupersedeRequest epoch.
             * @member {number} epoch
             * @memberof ckpt.v1.SupersedeRequest
             * @instance
             */
            SupersedeRequest.prototype.epoch = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * SupersedeRequest container.
             * @member {string} container
             * @memberof ckpt.v1.SupersedeRequest
             * @instance
             */
            SupersedeRequest.prototype.container = "";

            /**
             * SupersedeRequest newEpoch.
             * @member {number} newEpoch
             * @memberof ckpt.v1.SupersedeRequest
             * @instance
             */
            SupersedeRequest.prototype.newEpoch = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * Creates a new SupersedeRequest instance using the specified properties.
             * @function create
             * @memberof ckpt.v1.SupersedeRequest
             * @static
             * @param {ckpt.v1.SupersedeRequest.$Properties=} [properties] Properties to set
             * @returns {ckpt.v1.SupersedeRequest} SupersedeRequest instance
             * @type {{
             *   (properties: ckpt.v1.SupersedeRequest.$Shape): ckpt.v1.SupersedeRequest & ckpt.v1.SupersedeRequest.$Shape;
             *   (properties?: ckpt.v1.SupersedeRequest.$Properties): ckpt.v1.SupersedeRequest;
             * }}
             */
            SupersedeRequest.create = function(properties) {
                return new SupersedeRequest(properties);
            };

            /**
             * Encodes the specified SupersedeRequest message. Does not implicitly {@link ckpt.v1.SupersedeRequest.verify|verify} messages.
             * @function encode
             * @memberof ckpt.v1.SupersedeRequest
             * @static
             * @param {ckpt.v1.SupersedeRequest.$Properties} message SupersedeRequest message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            SupersedeRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.job != null && $Object.hasOwnProperty.call(message, "job") && message.job !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.job);
                if (message.epoch != null && $Object.hasOwnProperty.call(message, "epoch") && (typeof message.epoch === "object" ? message.epoch.low || message.epoch.high : message.epoch !== 0))
                    writer.uint32(/* id 2, wireType 0 =*/16).uint64(message.epoch);
                if (message.container != null && $Object.hasOwnProperty.call(message, "container") && message.container !== "")
                    writer.uint32(/* id 3, wireType 2 =*/26).string(message.container);
                if (message.newEpoch != null && $Object.hasOwnProperty.call(message, "newEpoch") && (typeof message.newEpoch === "object" ? message.newEpoch.low || message.newEpoch.high : message.newEpoch !== 0))
                    writer.uint32(/* id 4, wireType 0 =*/32).uint64(message.newEpoch);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a SupersedeRequest message from the specified reader or buffer.
             * @function decode
             * @memberof ckpt.v1.SupersedeRequest
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {ckpt.v1.SupersedeRequest & ckpt.v1.SupersedeRequest.$Shape} SupersedeRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            SupersedeRequest.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.ckpt.v1.SupersedeRequest();
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
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.job = value;
                            else
                                delete message.job;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.epoch = value;
                            else
                                delete message.epoch;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.container = value;
                            else
                                delete message.container;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.newEpoch = value;
                            else
                                delete message.newEpoch;
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
                return message;
            };

            /**
             * Creates a SupersedeRequest message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof ckpt.v1.SupersedeRequest
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {ckpt.v1.SupersedeRequest} SupersedeRequest
             */
            SupersedeRequest.fromObject = function (object, _depth) {
                if (object instanceof $root.ckpt.v1.SupersedeRequest)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".ckpt.v1.SupersedeRequest: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.ckpt.v1.SupersedeRequest();
                if (object.job != null)
                    if (typeof object.job !== "string" || object.job.length)
                        message.job = $String(object.job);
                if (object.epoch != null)
                    if (typeof object.epoch === "object" ? object.epoch.low || object.epoch.high : $Number(object.epoch) !== 0)
                        if ($util.Long)
                            message.epoch = $util.Long.fromValue(object.epoch, true);
                        else if (typeof object.epoch === "string")
                            message.epoch = $parseInt(object.epoch, 10);
                        else if (typeof object.epoch === "number")
                            message.epoch = object.epoch;
                        else if (typeof object.epoch === "object")
                            message.epoch = new $util.LongBits(object.epoch.low >>> 0, object.epoch.high >>> 0).toNumber(true);
                if (object.container != null)
                    if (typeof object.container !== "string" || object.container.length)
                        message.container = $String(object.container);
                if (object.newEpoch != null)
                    if (typeof object.newEpoch === "object" ? object.newEpoch.low || object.newEpoch.high : $Number(object.newEpoch) !== 0)
                        if ($util.Long)
                            message.newEpoch = $util.Long.fromValue(object.newEpoch, true);
                        else if (typeof object.newEpoch === "string")
                            message.newEpoch = $parseInt(object.newEpoch, 10);
                        else if (typeof object.newEpoch === "number")
                            message.newEpoch = object.newEpoch;
                        else if (typeof object.newEpoch === "object")
                            message.newEpoch = new $util.LongBits(object.newEpoch.low >>> 0, object.newEpoch.high >>> 0).toNumber(true);
                return message;
            };

            /**
             * Creates a plain object from a SupersedeRequest message. Also converts values to other types if specified.
             * @function toObject
             * @memberof ckpt.v1.SupersedeRequest
             * @static
             * @param {ckpt.v1.SupersedeRequest} message SupersedeRequest
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            SupersedeRequest.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults) {
                    object.job = "";
                    if ($util.Long) {
                        let long = new $util.Long(0, 0, true);
                        object.epoch = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                    } else
                        object.epoch = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                    object.container = "";
                    if ($util.Long) {
                        let long = new $util.Long(0, 0, true);
                        object.newEpoch = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                    } else
                        object.newEpoch = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                }
                if (message.job != null && $Object.hasOwnProperty.call(message, "job"))
                    object.job = message.job;
                if (message.epoch != null && $Object.hasOwnProperty.call(message, "epoch"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.epoch = typeof message.epoch === "number" ? $BigInt(message.epoch) : $util.Long.fromBits(message.epoch.low >>> 0, message.epoch.high >>> 0, true).toBigInt();
                    else if (typeof message.epoch === "number")
                        object.epoch = options.longs === $String ? $String(message.epoch) : message.epoch;
                    else
                        object.epoch = options.longs === $String ? $util.Long.prototype.toString.call(message.epoch) : options.longs === $Number ? new $util.LongBits(message.epoch.low >>> 0, message.epoch.high >>> 0).toNumber(true) : message.epoch;
                if (message.container != null && $Object.hasOwnProperty.call(message, "container"))
                    object.container = message.container;
                if (message.newEpoch != null && $Object.hasOwnProperty.call(message, "newEpoch"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.newEpoch = typeof message.newEpoch === "number" ? $BigInt(message.newEpoch) : $util.Long.fromBits(message.newEpoch.low >>> 0, message.newEpoch.high >>> 0, true).toBigInt();
                    else if (typeof message.newEpoch === "number")
                        object.newEpoch = options.longs === $String ? $String(message.newEpoch) : message.newEpoch;
                    else
                        object.newEpoch = options.longs === $String ? $util.Long.prototype.toString.call(message.newEpoch) : options.longs === $Number ? new $util.LongBits(message.newEpoch.low >>> 0, message.newEpoch.high >>> 0).toNumber(true) : message.newEpoch;
                return object;
            };

            /**
             * Converts this SupersedeRequest to JSON.
             * @function toJSON
             * @memberof ckpt.v1.SupersedeRequest
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            SupersedeRequest.prototype.toJSON = function() {
                return SupersedeRequest.toObject(this, $protobuf.util.toJSONOptions);
            };

            /**
             * Gets the type url for SupersedeRequest
             * @function getTypeUrl
             * @memberof ckpt.v1.SupersedeRequest
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            SupersedeRequest.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/ckpt.v1.SupersedeRequest";
            };

            return SupersedeRequest;
        })();

        v1.Verdict = (function() {

            /**
             * Properties of a Verdict.
             * @typedef {Object} ckpt.v1.Verdict.$Properties
             * @property {string|null} [state] Verdict state
             * @property {number|null} [mayHaveRunMs] Verdict mayHaveRunMs
             * @property {ckpt.v1.Failure.$Properties|null} [failure] Verdict failure
             * @property {number|null} [thawMs] Verdict thawMs
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Verdict.
             * @memberof ckpt.v1
             * @interface IVerdict
             * @augments ckpt.v1.Verdict.$Properties
             * @deprecated Use ckpt.v1.Verdict.$Properties instead.
             */

            /**
             * Shape of a Verdict.
             * @typedef {ckpt.v1.Verdict.$Properties} ckpt.v1.Verdict.$Shape
             */

            /**
             * Constructs a new Verdict.
             * @memberof ckpt.v1
             * @classdesc Represents a Verdict.
             * @constructor
             * @param {ckpt.v1.Verdict.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Verdict = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Verdict state.
             * @member {string} state
             * @memberof ckpt.v1.Verdict
             * @instance
             */
            Verdict.prototype.state = "";

            /**
             * Verdict mayHaveRunMs.
             * @member {number} mayHaveRunMs
             * @memberof ckpt.v1.Verdict
             * @instance
             */
            Verdict.prototype.mayHaveRunMs = 0;

            /**
             * Verdict failure.
             * @member {ckpt.v1.Failure.$Properties|null|undefined} failure
             * @memberof ckpt.v1.Verdict
             * @instance
             */
            Verdict.prototype.failure = null;

            /**
             * Verdict thawMs.
             * @member {number} thawMs
             * @memberof ckpt.v1.Verdict
             * @instance
             */
            Verdict.prototype.thawMs = 0;

            /**
             * Creates a new Verdict instance using the specified properties.
             * @function create
             * @memberof ckpt.v1.Verdict
             * @static
             * @param {ckpt.v1.Verdict.$Properties=} [properties] Properties to set
             * @returns {ckpt.v1.Verdict} Verdict instance
             * @type {{
             *   (properties: ckpt.v1.Verdict.$Shape): ckpt.v1.Verdict & ckpt.v1.Verdict.$Shape;
             *   (properties?: ckpt.v1.Verdict.$Properties): ckpt.v1.Verdict;
             * }}
             */
            Verdict.create = function(properties) {
                return new Verdict(properties);
            };

            /**
             * Encodes the specified Verdict message. Does not implicitly {@link ckpt.v1.Verdict.verify|verify} messages.
             * @function encode
             * @memberof ckpt.v1.Verdict
             * @static
             * @param {ckpt.v1.Verdict.$Properties} message Verdict message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Verdict.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.state != null && $Object.hasOwnProperty.call(message, "state") && message.state !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.state);
                if (message.mayHaveRunMs != null && $Object.hasOwnProperty.call(message, "mayHaveRunMs") && message.mayHaveRunMs !== 0)
                    writer.uint32(/* id 2, wireType 0 =*/16).uint32(message.mayHaveRunMs);
                if (message.failure != null && $Object.hasOwnProperty.call(message, "failure"))
                    $root.ckpt.v1.Failure.encode(message.failure, writer.uint32(/* id 3, wireType 2 =*/26).fork(), _depth + 1).ldelim();
                if (message.thawMs != null && $Object.hasOwnProperty.call(message, "thawMs") && message.thawMs !== 0)
                    writer.uint32(/* id 4, wireType 0 =*/32).uint32(message.thawMs);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Verdict message from the specified reader or buffer.
             * @function decode
             * @memberof ckpt.v1.Verdict
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {ckpt.v1.Verdict & ckpt.v1.Verdict.$Shape} Verdict
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Verdict.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.ckpt.v1.Verdict();
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
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.state = value;
                            else
                                delete message.state;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.mayHaveRunMs = value;
                            else
                                delete message.mayHaveRunMs;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            message.failure = $root.ckpt.v1.Failure.decode(reader, reader.size(), $undefined, _depth + 1, message.failure);
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.thawMs = value;
                            else
                                delete message.thawMs;
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
                return message;
            };

            /**
             * Creates a Verdict message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof ckpt.v1.Verdict
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {ckpt.v1.Verdict} Verdict
             */
            Verdict.fromObject = function (object, _depth) {
                if (object instanceof $root.ckpt.v1.Verdict)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".ckpt.v1.Verdict: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.ckpt.v1.Verdict();
                if (object.state != null)
                    if (typeof object.state !== "string" || object.state.length)
                        message.state = $String(object.state);
                if (object.mayHaveRunMs != null)
                    if ($Number(object.mayHaveRunMs) !== 0)
                        message.mayHaveRunMs = object.mayHaveRunMs >>> 0;
                if (object.failure != null) {
                    if (!$util.isObject(object.failure))
                        throw $TypeError(".ckpt.v1.Verdict.failure: object expected");
                    message.failure = $root.ckpt.v1.Failure.fromObject(object.failure, _depth + 1);
                }
                if (object.thawMs != null)
                    if ($Number(object.thawMs) !== 0)
                        message.thawMs = object.thawMs >>> 0;
                return message;
            };

            /**
             * Creates a plain object from a Verdict message. Also converts values to other types if specified.
             * @function toObject
             * @memberof ckpt.v1.Verdict
             * @static
             * @param {ckpt.v1.Verdict} message Verdict
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            Verdict.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults) {
                    object.state = "";
                    object.mayHaveRunMs = 0;
                    object.failure = null;
                    object.thawMs = 0;
                }
                if (message.state != null && $Object.hasOwnProperty.call(message, "state"))
                    object.state = message.state;
                if (message.mayHaveRunMs != null && $Object.hasOwnProperty.call(message, "mayHaveRunMs"))
                    object.mayHaveRunMs = message.mayHaveRunMs;
                if (message.failure != null && $Object.hasOwnProperty.call(message, "failure"))
                    object.failure = $root.ckpt.v1.Failure.toObject(message.failure, options, _depth + 1);
                if (message.thawMs != null && $Object.hasOwnProperty.call(message, "thawMs"))
                    object.thawMs = message.thawMs;
                return object;
            };

            /**
             * Converts this Verdict to JSON.
             * @function toJSON
             * @memberof ckpt.v1.Verdict
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            Verdict.prototype.toJSON = function() {
                return Verdict.toObject(this, $protobuf.util.toJSONOptions);
            };

            /**
             * Gets the type url for Verdict
             * @function getTypeUrl
             * @memberof ckpt.v1.Verdict
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            Verdict.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/ckpt.v1.Verdict";
            };

            return Verdict;
        })();

        v1.ForgetReply = (function() {

            /**
             * Properties of a ForgetReply.
             * @typedef {Object} ckpt.v1.ForgetReply.$Properties
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a ForgetReply.
             * @memberof ckpt.v1
             * @interface IForgetReply
             * @augments ckpt.v1.ForgetReply.$Properties
             * @deprecated Use ckpt.v1.ForgetReply.$Properties instead.
             */

            /**
             * Shape of a ForgetReply.
             * @typedef {ckpt.v1.ForgetReply.$Properties} ckpt.v1.ForgetReply.$Shape
             */

            /**
             * Constructs a new ForgetReply.
             * @memberof ckpt.v1
             * @classdesc Represents a ForgetReply.
             * @constructor
             * @param {ckpt.v1.ForgetReply.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const ForgetReply = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Creates a new ForgetReply instance using the specified properties.
             * @function create
             * @memberof ckpt.v1.ForgetReply
             * @static
             * @param {ckpt.v1.ForgetReply.$Properties=} [properties] Properties to set
             * @returns {ckpt.v1.ForgetReply} ForgetReply instance
             * @type {{
             *   (properties: ckpt.v1.ForgetReply.$Shape): ckpt.v1.ForgetReply & ckpt.v1.ForgetReply.$Shape;
             *   (properties?: ckpt.v1.ForgetReply.$Properties): ckpt.v1.ForgetReply;
             * }}
             */
            ForgetReply.create = function(properties) {
                return new ForgetReply(properties);
            };

            /**
             * Encodes the specified ForgetReply message. Does not implicitly {@link ckpt.v1.ForgetReply.verify|verify} messages.
             * @function encode
             * @memberof ckpt.v1.ForgetReply
             * @static
             * @param {ckpt.v1.ForgetReply.$Properties} message ForgetReply message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            ForgetReply.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a ForgetReply message from the specified reader or buffer.
             * @function decode
             * @memberof ckpt.v1.ForgetReply
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {ckpt.v1.ForgetReply & ckpt.v1.ForgetReply.$Shape} ForgetReply
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            ForgetReply.decode = function (reader, length, _end, _depth, _target) {
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
                message = _target || new $root.ckpt.v1.ForgetReply();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    reader.skipType(tag & 7, _depth, tag);
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
                return message;
            };

            /**
             * Creates a ForgetReply message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof ckpt.v1.ForgetReply
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {ckpt.v1.ForgetReply} ForgetReply
             */
            ForgetReply.fromObject = function (object, _depth) {
                if (object instanceof $root.ckpt.v1.ForgetReply)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".ckpt.v1.ForgetReply: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                return new $root.ckpt.v1.ForgetReply();
            };

            /**
             * Creates a plain object from a ForgetReply message. Also converts values to other types if specified.
             * @function toObject
             * @memberof ckpt.v1.ForgetReply
             * @static
             * @param {ckpt.v1.ForgetReply} message ForgetReply
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            ForgetReply.toObject = function () {
                return {};
            };

            /**
             * Converts this ForgetReply to JSON.
             * @function toJSON
             * @memberof ckpt.v1.ForgetReply
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            ForgetReply.prototype.toJSON = function() {
                return ForgetReply.toObject(this, $protobuf.util.toJSONOptions);
            };

            /**
             * Gets the type url for ForgetReply
             * @function getTypeUrl
             * @memberof ckpt.v1.ForgetReply
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            ForgetReply.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/ckpt.v1.ForgetReply";
            };

            return ForgetReply;
        })();

        return v1;
    })();

    return ckpt;
})();

export {
  $root as default
};
