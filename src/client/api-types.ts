/** The API as types. Written by scripts/api-types/write.ts (npm run write:api-types); no line by hand. */

export interface paths {
    "/api/alerts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List alerts: there are none
         * @description Application permission: Alert.Read.All. Delegated permission: Alert.Read or Alert.ReadWrite.
         */
        get: operations["listAlerts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/configurationScore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get the secure score of configurations, which no inventory tells
         * @description Application permission: Score.Read.All. Delegated permission: Score.Read.
         */
        get: operations["getConfigurationScore"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/exposureScore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get the exposure score, by a rule of our own
         * @description Application permission: Score.Read.All. Delegated permission: Score.Read.
         */
        get: operations["getExposureScore"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/exposureScore/ByMachineGroups": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List exposure scores by machine group: there are no groups
         * @description Application permission: Score.Read.All. Delegated permission: Score.Read.
         */
        get: operations["listExposureScoresByMachineGroup"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/fleet/assess": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * What the devices in files are missing, at once; nothing is kept (an extension)
         * @description Application permission: Software.Read.All. Delegated permission: Software.Read.
         */
        post: operations["assessFiles"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/fleet/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What changed on the machines since a day (an extension)
         * @description Application permission: Vulnerability.Read.All or Software.Read.All.
         */
        get: operations["getFleetChanges"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/fleet/changes/machines": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Which machines changed since a day (an extension)
         * @description Application permission: Machine.Read.All or Machine.ReadWrite.All. Delegated permission: Machine.Read or Machine.ReadWrite.
         */
        get: operations["getChangedMachines"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/fleet/compliance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How much of the fleet was patched in time on a day (an extension)
         * @description Application permission: Vulnerability.Read.All.
         */
        get: operations["getCompliance"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/fleet/compliance/machines": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Which machines a figure of compliance counts (an extension)
         * @description Application permission: Machine.Read.All or Machine.ReadWrite.All. Delegated permission: Machine.Read or Machine.ReadWrite.
         */
        get: operations["getComplianceMachines"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/fleet/compliance/series": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The same for several days (an extension)
         * @description Application permission: Vulnerability.Read.All.
         */
        get: operations["getComplianceSeries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/fleet/export/devices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Every machine, with how it stands, as a file (an extension)
         * @description Application permission: Machine.Read.All or Machine.ReadWrite.All. Delegated permission: Machine.Read or Machine.ReadWrite.
         */
        get: operations["exportMachines"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/fleet/export/kbs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Which updates the fleet is missing, as a file (an extension)
         * @description Application permission: Software.Read.All.
         */
        get: operations["exportFleetMissingKbs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/fleet/export/missingkbs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Every machine with every update that it is missing, as a file (an extension)
         * @description Application permission: Software.Read.All.
         */
        get: operations["exportMissingKbs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/fleet/exposure": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How much was open in the fleet on a day (an extension)
         * @description Application permission: Vulnerability.Read.All.
         */
        get: operations["getExposureOfDay"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/fleet/machines": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How the machines stand, one by one, the worst first (an extension)
         * @description Application permission: Machine.Read.All or Machine.ReadWrite.All.
         */
        get: operations["getFleetMachines"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/fleet/machines/{machineId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How one machine stands, and what to install on it (an extension)
         * @description Application permission: Vulnerability.Read.All or Software.Read.All.
         */
        get: operations["getFleetMachine"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/fleet/machines/{machineId}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How a machine was from report to report (an extension)
         * @description Application permission: Software.Read.All.
         */
        get: operations["getMachineHistory"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/fleet/machines/{machineId}/missingkbs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What a machine was missing on a day (an extension)
         * @description Application permission: Software.Read.All.
         */
        get: operations["getMissingKbsOfDay"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/fleet/machines/{machineId}/statements": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What Windows Update and Defender said of a machine, beside our answer (an extension)
         * @description Application permission: Software.Read.All.
         */
        get: operations["getMachineStatements"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/fleet/missingkbs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Which updates the fleet is missing (an extension)
         * @description Application permission: Software.Read.All.
         */
        get: operations["getFleetMissingKbs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/fleet/missingkbs/{kb}/machines": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Which machines are missing an update (an extension)
         * @description Application permission: Software.Read.All.
         */
        get: operations["getMachinesMissingKb"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/fleet/notices/dead": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Notices that could not be delivered (an extension)
         * @description Application permission: Machine.Read.All or Machine.ReadWrite.All.
         */
        get: operations["listDeadNotices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/fleet/notices/dead/{noticeId}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send a notice again that could not be delivered (an extension)
         * @description Application permission: Machine.ReadWrite.All.
         */
        post: operations["retryDeadNotice"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/fleet/notices/subscriptions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who hears of what (an extension)
         * @description Application permission: Machine.Read.All or Machine.ReadWrite.All.
         */
        get: operations["listNoticeSubscriptions"];
        put?: never;
        /**
         * Have notices sent to an address (an extension)
         * @description Application permission: Machine.ReadWrite.All.
         */
        post: operations["addNoticeSubscription"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/fleet/notices/subscriptions/{subscriptionId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Change what is sent there, or where to (an extension)
         * @description Application permission: Machine.ReadWrite.All.
         */
        put: operations["changeNoticeSubscription"];
        post?: never;
        /**
         * Have no more notices sent there (an extension)
         * @description Application permission: Machine.ReadWrite.All.
         */
        delete: operations["removeNoticeSubscription"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/fleet/notices/subscriptions/{subscriptionId}/secret": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Have notices signed by a new secret (an extension)
         * @description Application permission: Machine.ReadWrite.All.
         */
        post: operations["rotateNoticeSecret"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/fleet/notices/subscriptions/{subscriptionId}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send a test at once (an extension)
         * @description Application permission: Machine.ReadWrite.All.
         */
        post: operations["testNoticeSubscription"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/fleet/overview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How the fleet stands today (an extension)
         * @description Application permission: Vulnerability.Read.All or Software.Read.All.
         */
        get: operations["getFleetOverview"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/fleet/patched": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How many machines were patched so many days after release (an extension)
         * @description Application permission: Software.Read.All.
         */
        get: operations["getPatchedInTime"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/fleet/plan": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The fewest updates that close most of what is open (an extension)
         * @description Application permission: Vulnerability.Read.All or Software.Read.All.
         */
        get: operations["getFleetPlan"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/fleet/policy/exceptions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The exceptions, those that have expired too (an extension)
         * @description Application permission: Machine.Read.All or Machine.ReadWrite.All.
         */
        get: operations["getExceptions"];
        put?: never;
        /**
         * Add an exception, which counts from today on (an extension)
         * @description Application permission: Machine.ReadWrite.All.
         */
        post: operations["addException"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/fleet/policy/exceptions/{exceptionId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Replace an exception, whose first day stays (an extension)
         * @description Application permission: Machine.ReadWrite.All.
         */
        put: operations["putException"];
        post?: never;
        /**
         * Remove an exception (an extension)
         * @description Application permission: Machine.ReadWrite.All.
         */
        delete: operations["deleteException"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/fleet/policy/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who changed which ring or exception, newest first (an extension)
         * @description Application permission: Machine.Read.All or Machine.ReadWrite.All.
         */
        get: operations["getPolicyHistory"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/fleet/policy/rings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The rings, in their order (an extension)
         * @description Application permission: Machine.Read.All or Machine.ReadWrite.All.
         */
        get: operations["getRings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/fleet/policy/rings/{ringName}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Add or replace a ring (an extension)
         * @description Application permission: Machine.ReadWrite.All.
         */
        put: operations["putRing"];
        post?: never;
        /**
         * Remove a ring (an extension)
         * @description Application permission: Machine.ReadWrite.All.
         */
        delete: operations["deleteRing"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/fleet/support": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Until when the systems of the fleet get updates (an extension)
         * @description Application permission: Vulnerability.Read.All or Software.Read.All.
         */
        get: operations["getFleetSupport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/fleet/trend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How the fleet stood in the last days (an extension)
         * @description Application permission: Vulnerability.Read.All or Software.Read.All.
         */
        get: operations["getFleetTrend"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/fleet/updates/{kb}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What an update closes, contains and is contained in, and where it is missing (an extension)
         * @description Application permission: Software.Read.All.
         */
        get: operations["getFleetUpdate"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/fleet/vulnerabilities": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Which vulnerabilities are open in the fleet (an extension)
         * @description Application permission: Vulnerability.Read.All.
         */
        get: operations["getFleetVulnerabilities"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/fleet/vulnerabilities/{vulnerabilityId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Which updates close a vulnerability where, and on how many machines it is open (an extension)
         * @description Application permission: Vulnerability.Read.All.
         */
        get: operations["getFleetVulnerability"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/fleet/vulnerabilities/{vulnerabilityId}/machines": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Which machines had a vulnerability open on a day (an extension)
         * @description Application permission: Vulnerability.Read.All.
         */
        get: operations["getExposedMachines"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/fleet/whatif": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How the fleet would stand with these updates installed (an extension)
         * @description Application permission: Vulnerability.Read.All or Software.Read.All.
         */
        get: operations["getFleetWhatIf"];
        put?: never;
        /**
         * How the fleet would stand with these updates installed (an extension)
         * @description Application permission: Vulnerability.Read.All or Software.Read.All.
         */
        post: operations["postFleetWhatIf"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/machines": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List machines
         * @description Application permission: Machine.Read.All or Machine.ReadWrite.All. Delegated permission: Machine.Read or Machine.ReadWrite.
         */
        get: operations["listMachines"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/machines/{machineId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a machine by device ID or computer DNS name
         * @description Application permission: Machine.Read.All or Machine.ReadWrite.All. Delegated permission: Machine.Read or Machine.ReadWrite.
         */
        get: operations["getMachine"];
        put?: never;
        post?: never;
        /**
         * Forget a machine (an extension of Defender)
         * @description Application permission: Machine.ReadWrite.All. Delegated permission: Machine.ReadWrite.
         */
        delete: operations["deleteMachine"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/machines/{machineId}/alerts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List alerts of a machine: there are none
         * @description Application permission: Alert.Read.All. Delegated permission: Alert.Read or Alert.ReadWrite.
         */
        get: operations["listAlertsByMachine"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/machines/{machineId}/getmissingkbs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get missing security updates (KBs) by device ID
         * @description Application permission: Software.Read.All.
         */
        get: operations["getMissingKBsByMachine"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/machines/{machineId}/getmissingkbs/{kb}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Explain why an update is missing on a device, or why it is not (an extension)
         * @description Application permission: Software.Read.All.
         */
        get: operations["explainMissingKb"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/machines/{machineId}/inventory": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Report the inventory of a machine (an extension of Defender)
         * @description Application permission: Machine.ReadWrite.All. Delegated permission: Machine.ReadWrite.
         */
        put: operations["putInventory"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/machines/{machineId}/logonusers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List who logs on to a machine: nobody reports it
         * @description Application permission: User.Read.All. Delegated permission: User.Read.All.
         */
        get: operations["listLogonUsersByMachine"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/machines/{machineId}/recommendations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List which software of a machine is to be updated
         * @description Application permission: SecurityRecommendation.Read.All. Delegated permission: SecurityRecommendation.Read.
         */
        get: operations["listRecommendationsByMachine"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/machines/{machineId}/software": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List software of a machine that the feed knows
         * @description Application permission: Software.Read.All. Delegated permission: Software.Read.
         */
        get: operations["listSoftwareByMachine"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/machines/{machineId}/tags": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Add or remove a tag of a machine
         * @description Application permission: Machine.ReadWrite.All. Delegated permission: Machine.ReadWrite.
         */
        post: operations["changeMachineTags"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/machines/{machineId}/vulnerabilities": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List vulnerabilities that are open on a machine
         * @description Application permission: Vulnerability.Read.All. Delegated permission: Vulnerability.Read.
         */
        get: operations["listVulnerabilitiesByMachine"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/machines/AddOrRemoveTagForMultipleMachines": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Add or remove a tag of several machines
         * @description Application permission: Machine.ReadWrite.All. Delegated permission: Machine.ReadWrite.
         */
        post: operations["changeTagsOfManyMachines"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/machines/findbyip(ip='{ip}',timestamp={timestamp})": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Find machines by an address that they had around a time
         * @description Application permission: Machine.Read.All or Machine.ReadWrite.All. Delegated permission: Machine.Read or Machine.ReadWrite.
         */
        get: operations["findMachinesByIp"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/machines/findbytag": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Find machines by tag
         * @description Application permission: Machine.Read.All or Machine.ReadWrite.All. Delegated permission: Machine.Read or Machine.ReadWrite.
         */
        get: operations["findMachinesByTag"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/machines/inventory": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Report the inventories of many machines (an extension of Defender)
         * @description Application permission: Machine.ReadWrite.All. Delegated permission: Machine.ReadWrite.
         */
        post: operations["postInventories"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/machines/SoftwareInventoryByMachine": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the software that the feed knows, by machine
         * @description Application permission: Software.Read.All. Delegated permission: Software.Read.
         */
        get: operations["listSoftwareInventoryByMachine"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/machines/SoftwareInventoryExport": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get the addresses of files with the rows of the whole fleet
         * @description Application permission: Software.Read.All. Delegated permission: Software.Read.
         */
        get: operations["getSoftwareInventoryExport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/machines/SoftwareVulnerabilitiesByMachine": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List what is open, with the update that closes it, by machine
         * @description Application permission: Vulnerability.Read.All. Delegated permission: Vulnerability.Read.
         */
        get: operations["listSoftwareVulnerabilitiesByMachine"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/machines/SoftwareVulnerabilitiesExport": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get the addresses of files with the rows of the whole fleet
         * @description Application permission: Vulnerability.Read.All. Delegated permission: Vulnerability.Read.
         */
        get: operations["getSoftwareVulnerabilitiesExport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/recommendations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List which software is to be updated
         * @description Application permission: SecurityRecommendation.Read.All. Delegated permission: SecurityRecommendation.Read.
         */
        get: operations["listRecommendations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/recommendations/{recommendationId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a recommendation by id
         * @description Application permission: SecurityRecommendation.Read.All. Delegated permission: SecurityRecommendation.Read.
         */
        get: operations["getRecommendation"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/recommendations/{recommendationId}/machineReferences": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List machines whose software is to be updated
         * @description Application permission: SecurityRecommendation.Read.All. Delegated permission: SecurityRecommendation.Read.
         */
        get: operations["listMachinesByRecommendation"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/recommendations/{recommendationId}/software": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get the software of a recommendation
         * @description Application permission: Software.Read.All. Delegated permission: SecurityRecommendation.Read.
         */
        get: operations["getSoftwareByRecommendation"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/recommendations/{recommendationId}/vulnerabilities": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List vulnerabilities that the update closes
         * @description Application permission: Vulnerability.Read.All. Delegated permission: Vulnerability.Read.
         */
        get: operations["listVulnerabilitiesByRecommendation"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Tell who is signed in, and whose devices are shown */
        get: operations["getSession"];
        put?: never;
        post?: never;
        /** Sign out */
        delete: operations["endSession"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/session/everywhere": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Sign out everywhere: end every session of the account */
        delete: operations["endSessions"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/session/tenant": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Show the devices of another tenant */
        put: operations["moveSession"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/Software": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List software that some machine has and the feed knows
         * @description Application permission: Software.Read.All. Delegated permission: Software.Read.
         */
        get: operations["listSoftware"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/Software/{softwareId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get software by id
         * @description Application permission: Software.Read.All. Delegated permission: Software.Read.
         */
        get: operations["getSoftware"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/Software/{softwareId}/distributions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List versions of the software, and how many machines have each
         * @description Application permission: Software.Read.All. Delegated permission: Software.Read.
         */
        get: operations["listSoftwareVersions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/Software/{softwareId}/getmissingkbs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get missing security updates (KBs) by software id
         * @description Application permission: Software.Read.All. Delegated permission: Software.Read.
         */
        get: operations["getMissingKBsBySoftware"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/Software/{softwareId}/machineReferences": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List machines that have the software
         * @description Application permission: Software.Read.All. Delegated permission: Software.Read.
         */
        get: operations["listMachinesBySoftware"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/Software/{softwareId}/vulnerabilities": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List vulnerabilities that are open in the software
         * @description Application permission: Vulnerability.Read.All. Delegated permission: Vulnerability.Read.
         */
        get: operations["listVulnerabilitiesBySoftware"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/vulnerabilities": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List vulnerabilities that are open on some machine
         * @description Application permission: Vulnerability.Read.All. Delegated permission: Vulnerability.Read.
         */
        get: operations["listVulnerabilities"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/vulnerabilities/{vulnerabilityId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a vulnerability by id
         * @description Application permission: Vulnerability.Read.All. Delegated permission: Vulnerability.Read.
         */
        get: operations["getVulnerability"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/vulnerabilities/{vulnerabilityId}/machineReferences": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List machines on which a vulnerability is open
         * @description Application permission: Vulnerability.Read.All. Delegated permission: Vulnerability.Read.
         */
        get: operations["listMachinesByVulnerability"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/vulnerabilities/machinesVulnerabilities": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List what is open, by machine and software
         * @description Application permission: Vulnerability.Read.All. Delegated permission: Vulnerability.Read.
         */
        get: operations["listVulnerabilitiesByMachineAndSoftware"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/healthz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Tell whether the process lives */
        get: operations["isAlive"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/readyz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Tell whether the server can answer, and from which catalogue */
        get: operations["isReady"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sign-in": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show the page of signing in, with the code of a link */
        get: operations["showSignIn"];
        put?: never;
        /** Make a session of the code of a link */
        post: operations["signIn"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sign-in/callback": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Come back from the issuer, signed in or not */
        get: operations["comeBackFromIssuer"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sign-in/issuer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Go to the issuer to sign in */
        get: operations["signInByIssuer"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sign-in/ways": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Tell whether an issuer signs people in */
        get: operations["listWaysToSignIn"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        Error: {
            error: {
                code: string;
                message: string;
                /** @description Request id; the log line bears it too */
                target: string;
            };
        };
    };
    responses: {
        /** @description Bad Request */
        BadRequest: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description Forbidden */
        Forbidden: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description Not Found */
        NotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description Server Error */
        ServerError: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description Service Unavailable */
        ServiceUnavailable: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description Too Many Requests */
        TooManyRequests: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description Unauthorized */
        Unauthorized: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
    };
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    listAlerts: {
        parameters: {
            query?: {
                /** @description With @odata.count */
                $count?: boolean;
                /**
                 * @description OData: which items
                 * @example osPlatform eq 'Windows10' and lastSeen gt 2026-07-01Z
                 */
                $filter?: string;
                /**
                 * @description Properties, each asc or desc
                 * @example osPlatform,lastSeen desc
                 */
                $orderby?: string;
                /**
                 * @description Which fields
                 * @example id,computerDnsName
                 */
                $select?: string;
                /** @description Items that are passed over */
                $skip?: number;
                /** @description Of an @odata.nextLink */
                $skiptoken?: string;
                /** @description The most items of all pages together */
                $top?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        "@odata.context": string;
                        value: unknown[];
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getConfigurationScore: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        "@odata.context": string;
                        score: number | null;
                        /** Format: date-time */
                        time: string;
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getExposureScore: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        "@odata.context": string;
                        score: number | null;
                        /** Format: date-time */
                        time: string;
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    listExposureScoresByMachineGroup: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        "@odata.context": string;
                        value: {
                            "@odata.context": string;
                            rbacGroupName: string;
                            score: number | null;
                            /** Format: date-time */
                            time: string;
                        }[];
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    assessFiles: {
        parameters: {
            query?: {
                /**
                 * @description An update to be explained on each device
                 * @example KB5036893
                 */
                kb?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": {
                    /**
                     * @description The files are all of one device, with this name
                     * @example pc-7.contoso.com
                     */
                    device?: string;
                    /** @description Inventories in any format that `assess` reads, a part each; a text is one that was pasted */
                    file: string[];
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Files, or records of them, that are not among the devices */
                        faults: {
                            file: string;
                            message: string;
                        }[];
                        remarks: string[];
                        value: {
                            /** Format: date */
                            asOf: string;
                            explanations?: {
                                /** Format: date */
                                asOf: string;
                                catalog: {
                                    feedDate: string;
                                    version: string;
                                };
                                /** @description What to install instead, which contains it */
                                containedIn?: {
                                    /** @description From one to the next, the last being the missing update; empty in one series */
                                    chain: {
                                        kb: string;
                                        source: "feed" | "update-catalog" | "missing-links" | "monthly-rollup" | "dot-net-parent";
                                    }[];
                                    id: string;
                                };
                                /** @description KB number without "KB" */
                                id: string;
                                name?: string;
                                /**
                                 * @description Offered with Extended Security Updates only
                                 * @enum {boolean}
                                 */
                                needsEsu?: true;
                                /** @description Support of the edition ended before its release */
                                notOffered?: {
                                    reason: string;
                                    /** Format: date */
                                    since: string;
                                };
                                products: {
                                    /** @description What decides whether an update is there */
                                    decidedBy: "build" | "series" | "list" | "software-version";
                                    /** @description What the device has instead */
                                    found: string;
                                    product: string;
                                    software: string;
                                    vulnerabilities: {
                                        /** @description Every update that would have closed it in this product */
                                        closedBy: {
                                            /** @description As the feed has them */
                                            builds?: string[];
                                            id: string;
                                            /** @example security-update */
                                            kind: string;
                                        }[];
                                        exploited: boolean;
                                        /** @example CVE-2020-0796 */
                                        id: string;
                                        publiclyDisclosed: boolean;
                                        /** Format: date */
                                        published: string;
                                        /** @example Critical */
                                        severity: string;
                                    }[];
                                }[];
                                reason: string;
                                /** Format: date */
                                releaseDate?: string;
                                /** @description Why the catalogue is too old for the day or for the device; absent when it is not */
                                stale?: {
                                    about: string;
                                    /** @enum {string} */
                                    kind: "stale";
                                    reason: string;
                                }[];
                                url?: string;
                                verdict: "missing" | "installed" | "superseded" | "reached" | "other-update" | "not-applicable" | "not-released" | "not-a-security-update" | "cannot-tell" | "unknown-update";
                            }[];
                            install: {
                                id: string;
                                name: string;
                                /** @enum {boolean} */
                                needsEsu?: true;
                                notOffered?: {
                                    reason: string;
                                    /** Format: date */
                                    since: string;
                                };
                                /** @description Missing updates that it makes needless */
                                replaces: string[];
                                upgradeTo?: {
                                    release: string;
                                    vulnerabilities: number;
                                };
                                url: string;
                            }[];
                            /** @description The inventory as it was read, as PUT takes it, and its products */
                            machine: {
                                computerDnsName?: string;
                                id?: string;
                                osName?: string;
                                osVersion?: string;
                                /** @description Names of the feed */
                                products: string[];
                            } & {
                                [key: string]: unknown;
                            };
                            missing: {
                                cveAddressed: number;
                                cves: {
                                    [key: string]: string[];
                                };
                                /** @description KB number without "KB" */
                                id: string;
                                machineMissedOn: number;
                                name: string;
                                /** @enum {boolean} */
                                needsEsu?: true;
                                notOffered?: {
                                    reason: string;
                                    /** Format: date */
                                    since: string;
                                };
                                productsNames: string[];
                                /** Format: date */
                                releaseDate: string;
                                url: string;
                            }[];
                            notes: {
                                about: string;
                                kind: string;
                                reason: string;
                            }[];
                            /** @description Why nothing can be told */
                            reason?: string;
                            /** @description The file */
                            source: string;
                            status: "assessed" | "unsupported" | "unknown";
                            /** @description There when the inventory holds Windows Update's own list */
                            windowsUpdate?: {
                                differences: {
                                    id: string;
                                    onlyIn: string;
                                    reason: string;
                                    title?: string;
                                }[];
                                same: string[];
                            };
                        }[];
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getFleetChanges: {
        parameters: {
            query: {
                /**
                 * @description The first day of what is new, in UTC
                 * @example 2026-11-10
                 */
                since: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Of the catalogue that the answer is by */
                        catalogVersion: string;
                        /**
                         * Format: date-time
                         * @description When the histories were read: what came later is not among them
                         */
                        countedAt: string;
                        /**
                         * Format: date
                         * @description Today
                         */
                        day: string;
                        devices: {
                            /** @description Were not known on the evening before */
                            added: number;
                            /** @description Missed nothing on the evening before, and miss something now */
                            behind: number;
                            /** @description Missed something on the evening before, and miss nothing now */
                            patched: number;
                        };
                        /** Format: date */
                        since: string;
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getChangedMachines: {
        parameters: {
            query: {
                /** @description `next` of the answer before */
                after?: string;
                change: "behind" | "patched" | "added";
                /** @description Rows in one answer */
                limit?: number;
                /**
                 * @description The first day of what is new, in UTC
                 * @example 2026-11-10
                 */
                since: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Of the catalogue that the answer is by */
                        catalogVersion: string;
                        /**
                         * Format: date-time
                         * @description When the histories were read: what came later is not among them
                         */
                        countedAt: string;
                        /** Format: date */
                        day: string;
                        /** @description For `after`; absent on the last page */
                        next?: string;
                        /** Format: date */
                        since?: string;
                        /** @description Machines of all pages */
                        total: number;
                        /** @description As they stand now, in the order of their ids */
                        value: {
                            computerDnsName: string;
                            /** Format: date-time */
                            firstSeen: string;
                            id: string;
                            /** Format: date-time */
                            lastSeen: string;
                            line: string | null;
                            machineTags: string[];
                            /** @description Rows of its getmissingkbs */
                            missingUpdates?: number;
                            /** @description Months in which they came out */
                            monthsBehind?: number;
                            /** @description Those that the feed calls exploited */
                            openExploited?: number;
                            /** @description Those that KEV has; absent where there is no list of it */
                            openInKev?: number;
                            /** @description Each once */
                            openVulnerabilities?: number;
                            osPlatform: string | null;
                            osVersion: string | null;
                            /** @description Why it cannot be judged; it has no figures then */
                            reason?: string;
                            status: "assessed" | "unknown" | "unsupported";
                            version: string | null;
                        }[];
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getCompliance: {
        parameters: {
            query: {
                by?: "ring" | "tag" | "platform";
                /**
                 * @description Up to its end, in UTC; not after today
                 * @example 2026-03-03
                 */
                day: string;
                /** @description By the catalogue as it is now, or as it was on that day */
                known?: "now" | "then";
                /** @description Of the vulnerabilities that count, with commas */
                severity?: string;
                /** @description Days from the release of an update */
                within?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description That the day is judged by */
                        catalogVersion: string;
                        changed?: {
                            /** @example devices.late */
                            figure: string;
                            now?: number;
                            part?: string | null;
                            published?: number;
                        }[];
                        /**
                         * Format: date-time
                         * @description When the histories were read: what came later is not among them
                         */
                        countedAt: string;
                        /** Format: date */
                        day: string;
                        /** @description When these figures of a day that is over were told first, and by which catalogue */
                        firstTold?: {
                            /** Format: date-time */
                            at: string;
                            catalogVersion: string;
                        };
                        /** @description Null: machines without one */
                        parts?: {
                            /** @description Pairs whose deadline came in these days, and those that were closed by then */
                            closed: {
                                due: number;
                                /** Format: date */
                                from: string;
                                inTime: number;
                                /** @description Absent where nothing came due */
                                percentInTime?: number;
                                /** Format: date */
                                to: string;
                            };
                            devices: {
                                /** @description Nothing that counts is late on them */
                                compliant: number;
                                late: number;
                                /** @description What is late is not offered to them, or with ESU alone */
                                notClosable: number;
                                /** @description Of these two; absent where there are none */
                                percentCompliant?: number;
                                unknown: number;
                                unsupported: number;
                                /** @description Among those that could be judged */
                                withExceptions: number;
                                /** @description Among those that could be judged */
                                withSoftwareWithoutKb: number;
                            };
                            /** @description In KEV and past its due date; absent without a list */
                            kevOverdue?: {
                                devices: number;
                                pairs: number;
                            };
                            name: string | null;
                            /** @description Open pairs of a machine and a vulnerability */
                            pairs: {
                                /** @description Left open by exceptions */
                                excepted: number;
                                late: number;
                                /** @description Of the late ones: wait for their day in a ring */
                                latePostponed: number;
                                needsEsu: number;
                                notOffered: number;
                                notYetDue: number;
                            };
                        }[];
                        /** @description What was told then, where it differs */
                        published?: {
                            /** Format: date-time */
                            at: string;
                            catalogVersion: string;
                            /** @description Null: machines without one */
                            parts?: {
                                /** @description Pairs whose deadline came in these days, and those that were closed by then */
                                closed: {
                                    due: number;
                                    /** Format: date */
                                    from: string;
                                    inTime: number;
                                    /** @description Absent where nothing came due */
                                    percentInTime?: number;
                                    /** Format: date */
                                    to: string;
                                };
                                devices: {
                                    /** @description Nothing that counts is late on them */
                                    compliant: number;
                                    late: number;
                                    /** @description What is late is not offered to them, or with ESU alone */
                                    notClosable: number;
                                    /** @description Of these two; absent where there are none */
                                    percentCompliant?: number;
                                    unknown: number;
                                    unsupported: number;
                                    /** @description Among those that could be judged */
                                    withExceptions: number;
                                    /** @description Among those that could be judged */
                                    withSoftwareWithoutKb: number;
                                };
                                /** @description In KEV and past its due date; absent without a list */
                                kevOverdue?: {
                                    devices: number;
                                    pairs: number;
                                };
                                name: string | null;
                                /** @description Open pairs of a machine and a vulnerability */
                                pairs: {
                                    /** @description Left open by exceptions */
                                    excepted: number;
                                    late: number;
                                    /** @description Of the late ones: wait for their day in a ring */
                                    latePostponed: number;
                                    needsEsu: number;
                                    notOffered: number;
                                    notYetDue: number;
                                };
                            }[];
                            total: {
                                /** @description Pairs whose deadline came in these days, and those that were closed by then */
                                closed: {
                                    due: number;
                                    /** Format: date */
                                    from: string;
                                    inTime: number;
                                    /** @description Absent where nothing came due */
                                    percentInTime?: number;
                                    /** Format: date */
                                    to: string;
                                };
                                devices: {
                                    /** @description Nothing that counts is late on them */
                                    compliant: number;
                                    late: number;
                                    /** @description What is late is not offered to them, or with ESU alone */
                                    notClosable: number;
                                    /** @description Of these two; absent where there are none */
                                    percentCompliant?: number;
                                    unknown: number;
                                    unsupported: number;
                                    /** @description Among those that could be judged */
                                    withExceptions: number;
                                    /** @description Among those that could be judged */
                                    withSoftwareWithoutKb: number;
                                };
                                /** @description In KEV and past its due date; absent without a list */
                                kevOverdue?: {
                                    devices: number;
                                    pairs: number;
                                };
                                /** @description Open pairs of a machine and a vulnerability */
                                pairs: {
                                    /** @description Left open by exceptions */
                                    excepted: number;
                                    late: number;
                                    /** @description Of the late ones: wait for their day in a ring */
                                    latePostponed: number;
                                    needsEsu: number;
                                    notOffered: number;
                                    notYetDue: number;
                                };
                            };
                        };
                        severity: string[];
                        total: {
                            /** @description Pairs whose deadline came in these days, and those that were closed by then */
                            closed: {
                                due: number;
                                /** Format: date */
                                from: string;
                                inTime: number;
                                /** @description Absent where nothing came due */
                                percentInTime?: number;
                                /** Format: date */
                                to: string;
                            };
                            devices: {
                                /** @description Nothing that counts is late on them */
                                compliant: number;
                                late: number;
                                /** @description What is late is not offered to them, or with ESU alone */
                                notClosable: number;
                                /** @description Of these two; absent where there are none */
                                percentCompliant?: number;
                                unknown: number;
                                unsupported: number;
                                /** @description Among those that could be judged */
                                withExceptions: number;
                                /** @description Among those that could be judged */
                                withSoftwareWithoutKb: number;
                            };
                            /** @description In KEV and past its due date; absent without a list */
                            kevOverdue?: {
                                devices: number;
                                pairs: number;
                            };
                            /** @description Open pairs of a machine and a vulnerability */
                            pairs: {
                                /** @description Left open by exceptions */
                                excepted: number;
                                late: number;
                                /** @description Of the late ones: wait for their day in a ring */
                                latePostponed: number;
                                needsEsu: number;
                                notOffered: number;
                                notYetDue: number;
                            };
                        };
                        within: number;
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getComplianceMachines: {
        parameters: {
            query: {
                /** @description `next` of the answer before */
                after?: string;
                by?: "ring" | "tag" | "platform";
                /**
                 * @description Up to its end, in UTC; not after today
                 * @example 2026-03-03
                 */
                day: string;
                figure: "compliant" | "late" | "notClosable" | "unknown" | "unsupported" | "withSoftwareWithoutKb" | "withExceptions" | "kevOverdue";
                /** @description Rows in one answer */
                limit?: number;
                /** @description With `by`: of this ring, tag or platform; of none without it */
                part?: string;
                /** @description Of the vulnerabilities that count, with commas */
                severity?: string;
                /** @description Days from the release of an update */
                within?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Of the catalogue that the answer is by */
                        catalogVersion: string;
                        /**
                         * Format: date-time
                         * @description When the histories were read: what came later is not among them
                         */
                        countedAt: string;
                        /** Format: date */
                        day: string;
                        /** @description For `after`; absent on the last page */
                        next?: string;
                        /** Format: date */
                        since?: string;
                        /** @description Machines of all pages */
                        total: number;
                        /** @description As they stand now, in the order of their ids */
                        value: {
                            computerDnsName: string;
                            /** Format: date-time */
                            firstSeen: string;
                            id: string;
                            /** Format: date-time */
                            lastSeen: string;
                            line: string | null;
                            machineTags: string[];
                            /** @description Rows of its getmissingkbs */
                            missingUpdates?: number;
                            /** @description Months in which they came out */
                            monthsBehind?: number;
                            /** @description Those that the feed calls exploited */
                            openExploited?: number;
                            /** @description Those that KEV has; absent where there is no list of it */
                            openInKev?: number;
                            /** @description Each once */
                            openVulnerabilities?: number;
                            osPlatform: string | null;
                            osVersion: string | null;
                            /** @description Why it cannot be judged; it has no figures then */
                            reason?: string;
                            status: "assessed" | "unknown" | "unsupported";
                            version: string | null;
                        }[];
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getComplianceSeries: {
        parameters: {
            query: {
                by?: "ring" | "tag" | "platform";
                from: string;
                /** @description By the catalogue as it is now, or as it was on that day */
                known?: "now" | "then";
                /** @description Of the vulnerabilities that count, with commas */
                severity?: string;
                step?: "day" | "week";
                /** @description Not after today */
                to: string;
                /** @description Days from the release of an update */
                within?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Of the catalogue that the answer is by */
                        catalogVersion: string;
                        /**
                         * Format: date-time
                         * @description When the histories were read: what came later is not among them
                         */
                        countedAt: string;
                        /** Format: date */
                        from: string;
                        step: string;
                        /** Format: date */
                        to: string;
                        value: {
                            /** @description That the day is judged by */
                            catalogVersion: string;
                            changed?: {
                                /** @example devices.late */
                                figure: string;
                                now?: number;
                                part?: string | null;
                                published?: number;
                            }[];
                            /** Format: date */
                            day: string;
                            /** @description When these figures of a day that is over were told first, and by which catalogue */
                            firstTold?: {
                                /** Format: date-time */
                                at: string;
                                catalogVersion: string;
                            };
                            /** @description Null: machines without one */
                            parts?: {
                                /** @description Pairs whose deadline came in these days, and those that were closed by then */
                                closed: {
                                    due: number;
                                    /** Format: date */
                                    from: string;
                                    inTime: number;
                                    /** @description Absent where nothing came due */
                                    percentInTime?: number;
                                    /** Format: date */
                                    to: string;
                                };
                                devices: {
                                    /** @description Nothing that counts is late on them */
                                    compliant: number;
                                    late: number;
                                    /** @description What is late is not offered to them, or with ESU alone */
                                    notClosable: number;
                                    /** @description Of these two; absent where there are none */
                                    percentCompliant?: number;
                                    unknown: number;
                                    unsupported: number;
                                    /** @description Among those that could be judged */
                                    withExceptions: number;
                                    /** @description Among those that could be judged */
                                    withSoftwareWithoutKb: number;
                                };
                                /** @description In KEV and past its due date; absent without a list */
                                kevOverdue?: {
                                    devices: number;
                                    pairs: number;
                                };
                                name: string | null;
                                /** @description Open pairs of a machine and a vulnerability */
                                pairs: {
                                    /** @description Left open by exceptions */
                                    excepted: number;
                                    late: number;
                                    /** @description Of the late ones: wait for their day in a ring */
                                    latePostponed: number;
                                    needsEsu: number;
                                    notOffered: number;
                                    notYetDue: number;
                                };
                            }[];
                            /** @description What was told then, where it differs */
                            published?: {
                                /** Format: date-time */
                                at: string;
                                catalogVersion: string;
                                /** @description Null: machines without one */
                                parts?: {
                                    /** @description Pairs whose deadline came in these days, and those that were closed by then */
                                    closed: {
                                        due: number;
                                        /** Format: date */
                                        from: string;
                                        inTime: number;
                                        /** @description Absent where nothing came due */
                                        percentInTime?: number;
                                        /** Format: date */
                                        to: string;
                                    };
                                    devices: {
                                        /** @description Nothing that counts is late on them */
                                        compliant: number;
                                        late: number;
                                        /** @description What is late is not offered to them, or with ESU alone */
                                        notClosable: number;
                                        /** @description Of these two; absent where there are none */
                                        percentCompliant?: number;
                                        unknown: number;
                                        unsupported: number;
                                        /** @description Among those that could be judged */
                                        withExceptions: number;
                                        /** @description Among those that could be judged */
                                        withSoftwareWithoutKb: number;
                                    };
                                    /** @description In KEV and past its due date; absent without a list */
                                    kevOverdue?: {
                                        devices: number;
                                        pairs: number;
                                    };
                                    name: string | null;
                                    /** @description Open pairs of a machine and a vulnerability */
                                    pairs: {
                                        /** @description Left open by exceptions */
                                        excepted: number;
                                        late: number;
                                        /** @description Of the late ones: wait for their day in a ring */
                                        latePostponed: number;
                                        needsEsu: number;
                                        notOffered: number;
                                        notYetDue: number;
                                    };
                                }[];
                                total: {
                                    /** @description Pairs whose deadline came in these days, and those that were closed by then */
                                    closed: {
                                        due: number;
                                        /** Format: date */
                                        from: string;
                                        inTime: number;
                                        /** @description Absent where nothing came due */
                                        percentInTime?: number;
                                        /** Format: date */
                                        to: string;
                                    };
                                    devices: {
                                        /** @description Nothing that counts is late on them */
                                        compliant: number;
                                        late: number;
                                        /** @description What is late is not offered to them, or with ESU alone */
                                        notClosable: number;
                                        /** @description Of these two; absent where there are none */
                                        percentCompliant?: number;
                                        unknown: number;
                                        unsupported: number;
                                        /** @description Among those that could be judged */
                                        withExceptions: number;
                                        /** @description Among those that could be judged */
                                        withSoftwareWithoutKb: number;
                                    };
                                    /** @description In KEV and past its due date; absent without a list */
                                    kevOverdue?: {
                                        devices: number;
                                        pairs: number;
                                    };
                                    /** @description Open pairs of a machine and a vulnerability */
                                    pairs: {
                                        /** @description Left open by exceptions */
                                        excepted: number;
                                        late: number;
                                        /** @description Of the late ones: wait for their day in a ring */
                                        latePostponed: number;
                                        needsEsu: number;
                                        notOffered: number;
                                        notYetDue: number;
                                    };
                                };
                            };
                            severity: string[];
                            total: {
                                /** @description Pairs whose deadline came in these days, and those that were closed by then */
                                closed: {
                                    due: number;
                                    /** Format: date */
                                    from: string;
                                    inTime: number;
                                    /** @description Absent where nothing came due */
                                    percentInTime?: number;
                                    /** Format: date */
                                    to: string;
                                };
                                devices: {
                                    /** @description Nothing that counts is late on them */
                                    compliant: number;
                                    late: number;
                                    /** @description What is late is not offered to them, or with ESU alone */
                                    notClosable: number;
                                    /** @description Of these two; absent where there are none */
                                    percentCompliant?: number;
                                    unknown: number;
                                    unsupported: number;
                                    /** @description Among those that could be judged */
                                    withExceptions: number;
                                    /** @description Among those that could be judged */
                                    withSoftwareWithoutKb: number;
                                };
                                /** @description In KEV and past its due date; absent without a list */
                                kevOverdue?: {
                                    devices: number;
                                    pairs: number;
                                };
                                /** @description Open pairs of a machine and a vulnerability */
                                pairs: {
                                    /** @description Left open by exceptions */
                                    excepted: number;
                                    late: number;
                                    /** @description Of the late ones: wait for their day in a ring */
                                    latePostponed: number;
                                    needsEsu: number;
                                    notOffered: number;
                                    notYetDue: number;
                                };
                            };
                            within: number;
                        }[];
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    exportMachines: {
        parameters: {
            query?: {
                /**
                 * @description Of machines, as GET /api/machines takes it
                 * @example osPlatform eq 'Windows10' and lastSeen gt 2026-07-01Z
                 */
                $filter?: string;
                /**
                 * @description These columns alone, with commas between
                 * @example id,computerDnsName,missingKbs
                 */
                columns?: string;
                /** @description Only machines with something open that is exploited by the feed, by KEV, by any of the two, or none */
                exploited?: "feed" | "kev" | "any" | "none";
                /** @description Without it, what the header Accept asks for; csv where it takes anything */
                format?: "csv" | "ndjson" | "parquet";
                /**
                 * @description Only machines that miss this update
                 * @example 5078766
                 */
                kb?: string;
                /**
                 * @description Only machines of this release
                 * @example Windows 10 22H2
                 */
                line?: string;
                /** @description Only machines that are so many months behind; 3 or more */
                months?: number;
                /** @description Only machines whose computerDnsName has this in it */
                name?: string;
                /**
                 * @description Only machines that get this update in the plan
                 * @example 5078766
                 */
                planned?: string;
                /**
                 * @description Only machines of this osPlatform
                 * @example Windows10
                 */
                platform?: string;
                /**
                 * @description Only machines of this ring
                 * @example Pilot
                 */
                ring?: string;
                /** @description Only machines not seen since that day began */
                seenBefore?: string;
                /** @description Only machines seen on that day, in UTC, or later */
                seenSince?: string;
                /**
                 * @description Only machines that have this software
                 * @example edge
                 */
                software?: string;
                /** @description Only machines that could be judged, or could not */
                status?: "assessed" | "unknown" | "unsupported";
                /** @description Only machines that bear this tag */
                tag?: string;
                /**
                 * @description Only machines on which this is open
                 * @example CVE-2020-0796
                 */
                vulnerability?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file. Missingkbs-Catalog says by which catalogue it is, Missingkbs-Counted-At when the machines were counted */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.apache.parquet": string;
                    "application/x-ndjson": string;
                    "text/csv": string;
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    exportFleetMissingKbs: {
        parameters: {
            query?: {
                /** @description Only those exploited by the feed, by KEV, by any of the two, or by none of them */
                exploited?: "feed" | "kev" | "any" | "none";
                /** @description Without it, what the header Accept asks for; csv where it takes anything */
                format?: "csv" | "ndjson" | "parquet";
                /**
                 * @description Only machines of this release
                 * @example Windows 10 22H2
                 */
                line?: string;
                /** @description Descending, unless sorted by KB */
                order?: "asc" | "desc";
                /**
                 * @description Only machines of this osPlatform
                 * @example Windows10
                 */
                platform?: string;
                /**
                 * @description Only machines of this ring
                 * @example Pilot
                 */
                ring?: string;
                /** @description Only updates whose worst vulnerability is this */
                severity?: "Critical" | "Important" | "Moderate" | "Low" | "none";
                /** @description Only what is new since that day began: updates that came out, vulnerabilities that were published or came into KEV */
                since?: string;
                /**
                 * @description Only machines that have this software
                 * @example edge
                 */
                software?: string;
                sort?: "pairs" | "devices" | "exploited" | "severity" | "released" | "kb";
                /** @description Only machines that could be judged, or could not */
                status?: "assessed" | "unknown" | "unsupported";
                /** @description Only machines that bear this tag */
                tag?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file. Missingkbs-Catalog says by which catalogue it is, Missingkbs-Counted-At when the machines were counted */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.apache.parquet": string;
                    "application/x-ndjson": string;
                    "text/csv": string;
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    exportMissingKbs: {
        parameters: {
            query?: {
                /**
                 * @description Of machines, as GET /api/machines takes it
                 * @example osPlatform eq 'Windows10' and lastSeen gt 2026-07-01Z
                 */
                $filter?: string;
                /** @description Without it, what the header Accept asks for; csv where it takes anything */
                format?: "csv" | "ndjson" | "parquet";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file. Missingkbs-Catalog says by which catalogue it is, Missingkbs-Counted-At when the machines were counted */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.apache.parquet": string;
                    "application/x-ndjson": string;
                    "text/csv": string;
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getExposureOfDay: {
        parameters: {
            query: {
                /**
                 * @description Up to its end, in UTC; not after today
                 * @example 2026-03-03
                 */
                day: string;
                /** @description By the catalogue as it is now, or as it was on that day */
                known?: "now" | "then";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Of the catalogue that the answer is by */
                        catalogVersion: string;
                        /**
                         * Format: date-time
                         * @description When the histories were read: what came later is not among them
                         */
                        countedAt: string;
                        /** Format: date */
                        day: string;
                        /** @description Those that could not be judged are in no other figure */
                        devices: {
                            assessed: number;
                            unknown: number;
                            unsupported: number;
                        };
                        devicesByMissingUpdates: {
                            devices: number;
                            missing: number;
                        }[];
                        /** @description Pairs of a device and a missing update */
                        missingUpdates: number;
                        /** @description Pairs of a device and an open vulnerability */
                        openVulnerabilities: number;
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getFleetMachines: {
        parameters: {
            query?: {
                /** @description `next` of the answer before */
                after?: string;
                /** @description Only machines with something open that is exploited by the feed, by KEV, by any of the two, or none */
                exploited?: "feed" | "kev" | "any" | "none";
                /**
                 * @description Only machines that miss this update
                 * @example 5078766
                 */
                kb?: string;
                /** @description Rows in one answer */
                limit?: number;
                /**
                 * @description Only machines of this release
                 * @example Windows 10 22H2
                 */
                line?: string;
                /** @description Only machines that are so many months behind; 3 or more */
                months?: number;
                /** @description Only machines whose computerDnsName has this in it */
                name?: string;
                /** @description Descending, unless sorted by name */
                order?: "asc" | "desc";
                /**
                 * @description Only machines that get this update in the plan
                 * @example 5078766
                 */
                planned?: string;
                /**
                 * @description Only machines of this osPlatform
                 * @example Windows10
                 */
                platform?: string;
                /**
                 * @description Only machines of this ring
                 * @example Pilot
                 */
                ring?: string;
                /** @description Only machines not seen since that day began */
                seenBefore?: string;
                /** @description Only machines seen on that day, in UTC, or later */
                seenSince?: string;
                /**
                 * @description Only machines that have this software
                 * @example edge
                 */
                software?: string;
                sort?: "open" | "missing" | "exploited" | "kev" | "months" | "name" | "lastSeen";
                /** @description Only machines that could be judged, or could not */
                status?: "assessed" | "unknown" | "unsupported";
                /** @description Only machines that bear this tag */
                tag?: string;
                /**
                 * @description Only machines on which this is open
                 * @example CVE-2020-0796
                 */
                vulnerability?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * Format: date
                         * @description The day that "missing" is asked for
                         */
                        asOf: string;
                        /** @description Of the catalogue that the answer is by */
                        catalogVersion: string;
                        /**
                         * Format: date-time
                         * @description When the machines were counted: not more than 10 seconds ago
                         */
                        countedAt: string;
                        /**
                         * Format: date
                         * @description Of the scores of EPSS; absent where there are none
                         */
                        epssDay?: string;
                        /**
                         * Format: date
                         * @description Of the list of KEV; absent where there is none, and nothing known of it
                         */
                        kevDay?: string;
                        /** @description For `after`; absent on the last page */
                        next?: string;
                        /** @description Machines of all pages */
                        total: number;
                        value: {
                            computerDnsName: string;
                            /** Format: date-time */
                            firstSeen: string;
                            id: string;
                            /** Format: date-time */
                            lastSeen: string;
                            line: string | null;
                            machineTags: string[];
                            /** @description Rows of its getmissingkbs */
                            missingUpdates?: number;
                            /** @description Months in which they came out */
                            monthsBehind?: number;
                            /** @description Those that the feed calls exploited */
                            openExploited?: number;
                            /** @description Those that KEV has; absent where there is no list of it */
                            openInKev?: number;
                            /** @description Each once */
                            openVulnerabilities?: number;
                            osPlatform: string | null;
                            osVersion: string | null;
                            /** @description Why it cannot be judged; it has no figures then */
                            reason?: string;
                            status: "assessed" | "unknown" | "unsupported";
                            version: string | null;
                        }[];
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getFleetMachine: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Device ID: forty hexadecimal digits */
                machineId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * Format: date
                         * @description The day that "missing" is asked for
                         */
                        asOf: string;
                        /** @description Of the catalogue that the answer is by */
                        catalogVersion: string;
                        computerDnsName: string;
                        /**
                         * Format: date-time
                         * @description When the machines were counted: not more than 10 seconds ago
                         */
                        countedAt: string;
                        /**
                         * Format: date
                         * @description Of the scores of EPSS; absent where there are none
                         */
                        epssDay?: string;
                        /** Format: date-time */
                        firstSeen: string;
                        id: string;
                        /** @description What to install today; a marked one is not offered by Windows Update */
                        install: {
                            /** @example 5078766 */
                            kb: string;
                            name: string;
                            /**
                             * @description Offered with Extended Security Updates only
                             * @enum {boolean}
                             */
                            needsEsu?: true;
                            /** @description Support of the edition ended before its release */
                            notOffered?: {
                                reason: string;
                                /** Format: date */
                                since: string;
                            };
                            /** Format: date */
                            released: string;
                            /** @description Missing updates that it makes needless */
                            replaces: string[];
                            /** @description "Yes", "Maybe", "No", or "" where the feed does not say */
                            restart: string;
                            upgradeTo?: string;
                            url: string;
                        }[];
                        /**
                         * Format: date
                         * @description Of the list of KEV; absent where there is none, and nothing known of it
                         */
                        kevDay?: string;
                        /** Format: date-time */
                        lastSeen: string;
                        line: string | null;
                        machineTags: string[];
                        /** @description Rows of its getmissingkbs, in their order */
                        missing: {
                            ageDays: number;
                            /** @example 5078766 */
                            kb: string;
                            name: string;
                            /**
                             * @description Offered with Extended Security Updates only
                             * @enum {boolean}
                             */
                            needsEsu?: true;
                            /** @description Support of the edition ended before its release */
                            notOffered?: {
                                reason: string;
                                /** Format: date */
                                since: string;
                            };
                            productsNames: string[];
                            /** Format: date */
                            released: string;
                            /** @description "Yes", "Maybe", "No", or "" where the feed does not say */
                            restart: string;
                            severity: "Critical" | "Important" | "Moderate" | "Low" | "none";
                            url: string;
                            /** @description Each once, in however many products */
                            vulnerabilities: string[];
                        }[];
                        /** @description Rows of its getmissingkbs */
                        missingUpdates?: number;
                        /** @description Months in which they came out */
                        monthsBehind?: number;
                        /** @description Those that the feed calls exploited */
                        openExploited?: number;
                        /** @description Those that KEV has; absent where there is no list of it */
                        openInKev?: number;
                        /** @description Each once */
                        openVulnerabilities?: number;
                        osName: string | null;
                        osPlatform: string | null;
                        osProcessor: string | null;
                        osVersion: string | null;
                        /** @description Why it cannot be judged; it has no figures then */
                        reason?: string;
                        /** @description The report says so */
                        restartDue: boolean;
                        status: "assessed" | "unknown" | "unsupported";
                        support?: {
                            /** @description One where the edition is told; each that it may be where not */
                            periods: {
                                edition: string;
                                /** Format: date */
                                esuUntil?: string;
                                /** Format: date */
                                until: string;
                            }[];
                            /** @description The release to go to */
                            upgradeTo?: string;
                        };
                        version: string | null;
                        /** @description What is open, each once */
                        vulnerabilities: {
                            /** @description The highest base score of its products, by CVSS 3 */
                            cvss?: {
                                /** @example 7.8 */
                                score: number;
                                vector: string;
                            };
                            /** @description What FIRST says, on its day */
                            epss?: {
                                /** Format: date */
                                day: string;
                                percentile: number;
                                score: number;
                            };
                            /** @description What the feed says */
                            exploited: boolean;
                            /** @example CVE-2020-0796 */
                            id: string;
                            /** @description What CISA says */
                            kev?: {
                                /** Format: date */
                                dateAdded: string;
                                /** Format: date */
                                dueDate: string;
                                ransomware: boolean;
                            };
                            publiclyDisclosed: boolean;
                            /** Format: date */
                            published: string;
                            /** @description The worst that the feed names for it */
                            severity: "Critical" | "Important" | "Moderate" | "Low" | "none";
                            /**
                             * Format: date
                             * @description Day of the last revision
                             */
                            updated: string;
                        }[];
                        /** @description Reported, and above the build that is reported: a restart is due, or the build is older than the list */
                        waitsForRestart: {
                            /** @example 5078766 */
                            kb: string;
                            name: string;
                            /**
                             * @description Offered with Extended Security Updates only
                             * @enum {boolean}
                             */
                            needsEsu?: true;
                            /** @description Support of the edition ended before its release */
                            notOffered?: {
                                reason: string;
                                /** Format: date */
                                since: string;
                            };
                            /** Format: date */
                            released: string;
                            /** @description "Yes", "Maybe", "No", or "" where the feed does not say */
                            restart: string;
                            url: string;
                        }[];
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getMachineHistory: {
        parameters: {
            query?: {
                /** @description `next` of the answer before */
                before?: string;
                /** @description States in one answer */
                limit?: number;
            };
            header?: never;
            path: {
                /** @description Device ID: forty hexadecimal digits */
                machineId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * Format: date
                         * @description The day at the end of the newest state
                         */
                        asOf: string;
                        /** @description Of the catalogue that the answer is by */
                        catalogVersion: string;
                        machineId: string;
                        /**
                         * Format: date-time
                         * @description For `before`; absent on the last page
                         */
                        next?: string;
                        /** @description Newest first */
                        value: {
                            /** @description Missing more at the end of the state than at its begin */
                            cameOut?: {
                                updates: string[];
                                vulnerabilities: number;
                            };
                            /**
                             * Format: date-time
                             * @description When the report came that began the state
                             */
                            from: string;
                            line: string | null;
                            /** @description At its end, or today */
                            missing?: {
                                updates: number;
                                vulnerabilities: number;
                            };
                            osVersion: string | null;
                            /** @description Why it cannot be judged; it has no figures then */
                            reason?: string;
                            /** @description What the report changed, on its day */
                            report?: {
                                /** @description Missing in the state before, and not in this one */
                                closed: {
                                    updates: string[];
                                    vulnerabilities: number;
                                };
                                /** @description Missing in this state, and not in the one before */
                                opened: {
                                    updates: string[];
                                    vulnerabilities: number;
                                };
                            };
                            status: "assessed" | "unknown" | "unsupported";
                            /**
                             * Format: date-time
                             * @description When the next one began; absent of the newest
                             */
                            to?: string;
                        }[];
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getMissingKbsOfDay: {
        parameters: {
            query: {
                /**
                 * @description Up to its end, in UTC; not after today
                 * @example 2026-03-03
                 */
                day: string;
                /** @description By the catalogue as it is now, or as it was on that day */
                known?: "now" | "then";
            };
            header?: never;
            path: {
                /** @description Device ID: forty hexadecimal digits */
                machineId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Of the catalogue that the answer is by */
                        catalogVersion: string;
                        /** Format: date */
                        day: string;
                        machineId: string;
                        value: {
                            /** @example 97 */
                            cveAddressed: number;
                            /**
                             * @description KB number without "KB"
                             * @example 4540673
                             */
                            id: string;
                            /** @example 1 */
                            machineMissedOn: number;
                            /** @example March 2020 Security Updates */
                            name: string;
                            /**
                             * @example [
                             *       "windows_10",
                             *       "edge",
                             *       "internet_explorer"
                             *     ]
                             */
                            productsNames: string[];
                            /** @example https://catalog.update.microsoft.com/v7/site/Search.aspx?q=KB4540673 */
                            url: string;
                        }[];
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getMachineStatements: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Device ID: forty hexadecimal digits */
                machineId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Of the catalogue that the answer is by */
                        catalogVersion: string;
                        /** @description What `pull defender` mirrored, beside our answer for the day on which that was fetched; absent where nothing was */
                        defender?: {
                            /** Format: date-time */
                            fetched: string;
                            /** @description Defender's */
                            machineId: string;
                            reason?: string;
                            rows: {
                                /** @description Whose list has it */
                                found: "both" | "ours" | "theirs";
                                kb: string;
                                name: string;
                                /** @description Our cveAddressed */
                                ours?: number;
                                /** @description Defender's cveAddressed */
                                theirs?: number;
                            }[];
                            /** @description Who has no answer, so that nothing is compared */
                            without?: "ours" | "theirs";
                        };
                        machineId: string;
                        /** @description What Windows Update offers, beside our install list; absent where the report does not have it */
                        windowsUpdate?: {
                            rows: {
                                /** @description Whose list has it */
                                found: "both" | "ours" | "theirs";
                                /**
                                 * @description KB number without "KB"
                                 * @example 5078766
                                 */
                                kb: string;
                                /** @description Why it is on one list alone */
                                reason?: string;
                                /** @description Windows Update's */
                                title?: string;
                            }[];
                            /**
                             * Format: date-time
                             * @description With which report; ours is of that day
                             */
                            told: string;
                        };
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getFleetMissingKbs: {
        parameters: {
            query?: {
                /** @description Only those exploited by the feed, by KEV, by any of the two, or by none of them */
                exploited?: "feed" | "kev" | "any" | "none";
                /** @description Rows in one answer */
                limit?: number;
                /**
                 * @description Only machines of this release
                 * @example Windows 10 22H2
                 */
                line?: string;
                /** @description Descending, unless sorted by KB */
                order?: "asc" | "desc";
                /**
                 * @description Only machines of this osPlatform
                 * @example Windows10
                 */
                platform?: string;
                /**
                 * @description Only machines of this ring
                 * @example Pilot
                 */
                ring?: string;
                /** @description Only updates whose worst vulnerability is this */
                severity?: "Critical" | "Important" | "Moderate" | "Low" | "none";
                /** @description Only what is new since that day began: updates that came out, vulnerabilities that were published or came into KEV */
                since?: string;
                /** @description Rows before the first */
                skip?: number;
                /**
                 * @description Only machines that have this software
                 * @example edge
                 */
                software?: string;
                sort?: "pairs" | "devices" | "exploited" | "severity" | "released" | "kb";
                /** @description Only machines that could be judged, or could not */
                status?: "assessed" | "unknown" | "unsupported";
                /** @description Only machines that bear this tag */
                tag?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * Format: date
                         * @description The day that "missing" is asked for
                         */
                        asOf: string;
                        /** @description Of the catalogue that the answer is by */
                        catalogVersion: string;
                        /**
                         * Format: date-time
                         * @description When the machines were counted: not more than 10 seconds ago
                         */
                        countedAt: string;
                        /**
                         * Format: date
                         * @description Of the scores of EPSS; absent where there are none
                         */
                        epssDay?: string;
                        /**
                         * Format: date
                         * @description Of the list of KEV; absent where there is none, and nothing known of it
                         */
                        kevDay?: string;
                        /** @description These, each counted on every machine */
                        onDevices: number;
                        /** @description Rows before the page was cut */
                        total: number;
                        value: {
                            /** @description From its release to `asOf` */
                            ageDays: number;
                            /** @description Machines that miss it */
                            devices: number;
                            /**
                             * Format: date
                             * @description Of KEV: the next, or the last that passed
                             */
                            dueDate?: string;
                            /** @description The highest score */
                            epss?: {
                                /** Format: date */
                                day: string;
                                percentile: number;
                                score: number;
                                vulnerability: string;
                            };
                            /** @description Those that the feed calls exploited */
                            exploited: string[];
                            exploitedPairs: number;
                            /**
                             * @description KB number without "KB"
                             * @example 5078766
                             */
                            kb: string;
                            /** @description Those that KEV has */
                            kev: string[];
                            kevPairs: number;
                            name: string;
                            /** @description Machines to which it is offered with Extended Security Updates alone */
                            needEsu: number;
                            /** @description Machines to which it is not offered, since their support has ended */
                            notOffered: number;
                            /** @description Pairs of a machine and a vulnerability that it closes there */
                            pairs: number;
                            /** @description Rings in which it waits for its day */
                            postponed: {
                                devices: number;
                                ring: string;
                                /** Format: date */
                                until: string;
                                why: "deferred" | "held";
                            }[];
                            /** Format: date */
                            released: string;
                            /** @description "Yes", "Maybe", "No", or "" where the feed does not say */
                            restart: string;
                            /** @description The worst of its vulnerabilities that are open */
                            severity: "Critical" | "Important" | "Moderate" | "Low" | "none";
                            url: string;
                            /** @description Each once */
                            vulnerabilities: number;
                        }[];
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getMachinesMissingKb: {
        parameters: {
            query?: {
                /** @description `next` of the answer before */
                after?: string;
                /** @description Rows in one answer */
                limit?: number;
                /**
                 * @description Only machines of this release
                 * @example Windows 10 22H2
                 */
                line?: string;
                /**
                 * @description Only machines of this osPlatform
                 * @example Windows10
                 */
                platform?: string;
                /**
                 * @description Only machines of this ring
                 * @example Pilot
                 */
                ring?: string;
                /**
                 * @description Only machines that have this software
                 * @example edge
                 */
                software?: string;
                /** @description Only machines that could be judged, or could not */
                status?: "assessed" | "unknown" | "unsupported";
                /** @description Only machines that bear this tag */
                tag?: string;
            };
            header?: never;
            path: {
                /**
                 * @description With or without "KB"
                 * @example 5078766
                 */
                kb: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * Format: date
                         * @description The day that "missing" is asked for
                         */
                        asOf: string;
                        /** @description Of the catalogue that the answer is by */
                        catalogVersion: string;
                        /**
                         * Format: date-time
                         * @description When the machines were counted: not more than 10 seconds ago
                         */
                        countedAt: string;
                        /** @description Machines that miss it */
                        devices: number;
                        /**
                         * @description KB number without "KB"
                         * @example 5078766
                         */
                        kb: string;
                        machineIds: string[];
                        /** @description For `after`; absent on the last page */
                        next?: string;
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    listDeadNotices: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        value: {
                            /** Format: date-time */
                            created: string;
                            /** Format: date-time */
                            died: string;
                            /** @description `webhook-id` of its tries */
                            id: string;
                            kind: "exploited-vulnerability" | "sla-breached" | "catalogue-stale" | "sync-failed";
                            lastReason: string;
                            lastStatus?: number;
                            subscription: string;
                            tries: number;
                        }[];
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    retryDeadNotice: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                noticeId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is sent again within seconds */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    listNoticeSubscriptions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        value: {
                            /** @description Scheme, host and port: the rest may be a credential */
                            address: string;
                            /** Format: date-time */
                            created: string;
                            form: "json" | "slack" | "teams";
                            /**
                             * Format: date-time
                             * @description Until then the secret before signs as well
                             */
                            formerSecretUntil?: string;
                            /**
                             * Format: date-time
                             * @description It answered 410, and gets nothing since
                             */
                            goneSince?: string;
                            id: string;
                            kinds: ("exploited-vulnerability" | "sla-breached" | "catalogue-stale" | "sync-failed")[];
                            name: string;
                            /** @description What is a breach: open for more than so many days after release, of this severity or worse */
                            sla?: {
                                days: number;
                                severity: "Critical" | "Important" | "Moderate" | "Low";
                            };
                        }[];
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    addNoticeSubscription: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @example https://siem.contoso.com/missingkbs */
                    address: string;
                    form: "json" | "slack" | "teams";
                    kinds: ("exploited-vulnerability" | "sla-breached" | "catalogue-stale" | "sync-failed")[];
                    name?: string;
                    /** @description What is a breach: open for more than so many days after release, of this severity or worse */
                    sla?: {
                        days: number;
                        severity: "Critical" | "Important" | "Moderate" | "Low";
                    };
                };
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Scheme, host and port: the rest may be a credential */
                        address: string;
                        /** Format: date-time */
                        created: string;
                        form: "json" | "slack" | "teams";
                        /**
                         * Format: date-time
                         * @description Until then the secret before signs as well
                         */
                        formerSecretUntil?: string;
                        /**
                         * Format: date-time
                         * @description It answered 410, and gets nothing since
                         */
                        goneSince?: string;
                        id: string;
                        kinds: ("exploited-vulnerability" | "sla-breached" | "catalogue-stale" | "sync-failed")[];
                        name: string;
                        /** @description For checking signatures; shown this once */
                        secret: string;
                        /** @description What is a breach: open for more than so many days after release, of this severity or worse */
                        sla?: {
                            days: number;
                            severity: "Critical" | "Important" | "Moderate" | "Low";
                        };
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    changeNoticeSubscription: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                subscriptionId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @example https://siem.contoso.com/missingkbs */
                    address?: string;
                    form: "json" | "slack" | "teams";
                    kinds: ("exploited-vulnerability" | "sla-breached" | "catalogue-stale" | "sync-failed")[];
                    name?: string;
                    /** @description What is a breach: open for more than so many days after release, of this severity or worse */
                    sla?: {
                        days: number;
                        severity: "Critical" | "Important" | "Moderate" | "Low";
                    };
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Scheme, host and port: the rest may be a credential */
                        address: string;
                        /** Format: date-time */
                        created: string;
                        form: "json" | "slack" | "teams";
                        /**
                         * Format: date-time
                         * @description Until then the secret before signs as well
                         */
                        formerSecretUntil?: string;
                        /**
                         * Format: date-time
                         * @description It answered 410, and gets nothing since
                         */
                        goneSince?: string;
                        id: string;
                        kinds: ("exploited-vulnerability" | "sla-breached" | "catalogue-stale" | "sync-failed")[];
                        name: string;
                        /** @description What is a breach: open for more than so many days after release, of this severity or worse */
                        sla?: {
                            days: number;
                            severity: "Critical" | "Important" | "Moderate" | "Low";
                        };
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    removeNoticeSubscription: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                subscriptionId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The subscription is gone */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    rotateNoticeSecret: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                subscriptionId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description For how long the secret before signs too
                     * @default 24
                     */
                    overlapHours?: number;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * Format: date-time
                         * @description Until then the secret before signs as well
                         */
                        formerSecretUntil?: string;
                        /** @description For checking signatures; shown this once */
                        secret: string;
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    testNoticeSubscription: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                subscriptionId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        delivered: boolean;
                        reason?: string;
                        /** @description Of the answer, if there was one */
                        status?: number;
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getFleetOverview: {
        parameters: {
            query?: {
                /**
                 * @description Only machines of this release
                 * @example Windows 10 22H2
                 */
                line?: string;
                /**
                 * @description Only machines of this osPlatform
                 * @example Windows10
                 */
                platform?: string;
                /**
                 * @description Only machines of this ring
                 * @example Pilot
                 */
                ring?: string;
                /**
                 * @description Only machines that have this software
                 * @example edge
                 */
                software?: string;
                /** @description Only machines that could be judged, or could not */
                status?: "assessed" | "unknown" | "unsupported";
                /** @description Only machines that bear this tag */
                tag?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * Format: date
                         * @description The day that "missing" is asked for
                         */
                        asOf: string;
                        /** @description Machines by the number of months in which updates came out that they miss */
                        behind: {
                            oneMonth: number;
                            threeMonthsOrMore: number;
                            twoMonths: number;
                        };
                        /** @description Of the catalogue that the answer is by */
                        catalogVersion: string;
                        /**
                         * Format: date-time
                         * @description When the machines were counted: not more than 10 seconds ago
                         */
                        countedAt: string;
                        /** @description Those that could not be judged are in no other figure */
                        devices: {
                            assessed: number;
                            unknown: number;
                            unsupported: number;
                        };
                        /** @description Machines on which one of these is open */
                        devicesWithExploited: number;
                        /** @description Machines on which one of these is open */
                        devicesWithKev: number;
                        /** @description Each once, on however many machines */
                        distinct: {
                            exploited: number;
                            inKev: number;
                            updates: number;
                            vulnerabilities: number;
                        };
                        /**
                         * Format: date
                         * @description Of the scores of EPSS; absent where there are none
                         */
                        epssDay?: string;
                        /** @description What exceptions leave open, which is in no other figure */
                        excepted: {
                            devices: number;
                            missingUpdates: number;
                            openVulnerabilities: number;
                        };
                        /** @description Machines that miss nothing */
                        fullyPatched: number;
                        /**
                         * Format: date
                         * @description Of the list of KEV; absent where there is none, and nothing known of it
                         */
                        kevDay?: string;
                        /** @description Pairs of a machine and a missing update */
                        missingUpdates: number;
                        /** @description Those that the feed calls exploited among them */
                        openExploited: number;
                        /** @description Pairs whose vulnerability KEV has */
                        openInKev: number;
                        /** @description Pairs of a machine and an open vulnerability */
                        openVulnerabilities: number;
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getPatchedInTime: {
        parameters: {
            query: {
                /** @description One update, with or without "KB" */
                kb?: string;
                /** @description By the catalogue as it is now, or as it was on that day */
                known?: "now" | "then";
                /**
                 * @description Or all that came out in a month
                 * @example 2026-03
                 */
                month?: string;
                /**
                 * @description Days after each update came out
                 * @example 14
                 */
                within: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Of the catalogue that the answer is by */
                        catalogVersion: string;
                        /**
                         * Format: date-time
                         * @description When the histories were read: what came later is not among them
                         */
                        countedAt: string;
                        /**
                         * Format: date
                         * @description The last deadline
                         */
                        day: string;
                        days: number;
                        deadlines: {
                            /** Format: date */
                            deadline: string;
                            /** Format: date */
                            released: string;
                        }[];
                        /** @description Those that could not be judged are in no other figure */
                        devices: {
                            assessed: number;
                            unknown: number;
                            unsupported: number;
                        };
                        late: number;
                        /** @description Devices that missed nothing of it at any deadline */
                        patched: number;
                        /** @description Of those that could be judged; absent where none could */
                        percentPatched?: number;
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getFleetPlan: {
        parameters: {
            query?: {
                /**
                 * @description Only machines of this release
                 * @example Windows 10 22H2
                 */
                line?: string;
                /** @description Updates in the plan; all without it */
                most?: number;
                /**
                 * @description Only machines of this osPlatform
                 * @example Windows10
                 */
                platform?: string;
                /**
                 * @description Only machines of this ring
                 * @example Pilot
                 */
                ring?: string;
                /**
                 * @description Only machines that have this software
                 * @example edge
                 */
                software?: string;
                /** @description Only machines that could be judged, or could not */
                status?: "assessed" | "unknown" | "unsupported";
                /** @description Only machines that bear this tag */
                tag?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * Format: date
                         * @description The day that "missing" is asked for
                         */
                        asOf: string;
                        /** @description Of the catalogue that the answer is by */
                        catalogVersion: string;
                        /**
                         * Format: date-time
                         * @description When the machines were counted: not more than 10 seconds ago
                         */
                        countedAt: string;
                        /** @description Those that could not be judged are in no other figure */
                        devices: {
                            assessed: number;
                            unknown: number;
                            unsupported: number;
                        };
                        /**
                         * Format: date
                         * @description Of the scores of EPSS; absent where there are none
                         */
                        epssDay?: string;
                        /**
                         * Format: date
                         * @description Of the list of KEV; absent where there is none, and nothing known of it
                         */
                        kevDay?: string;
                        left: {
                            devicesWithSoftwareWithoutKb: number;
                            needsEsu: {
                                devices: number;
                                pairs: number;
                            };
                            notInPlan: {
                                devices: number;
                                pairs: number;
                            };
                            openVulnerabilities: number;
                            postponed: {
                                devices: number;
                                pairs: number;
                            };
                            supportEnded: {
                                devices: number;
                                pairs: number;
                            };
                        };
                        /** @description Pairs of a machine and an open vulnerability */
                        openVulnerabilities: number;
                        steps: {
                            /** @description Pairs that are closed by then */
                            closed: number;
                            /** @description Machines that get it */
                            devices: number;
                            /**
                             * @description KB number without "KB"
                             * @example 5078766
                             */
                            kb: string;
                            name: string;
                            /** @description Pairs that it closes after the steps before it */
                            pairs: number;
                            percent: number;
                            /** Format: date */
                            released: string;
                            /** @description "Yes", "Maybe", "No", or "" where the feed does not say */
                            restart: string;
                        }[];
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getExceptions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        value: {
                            /** @description Who answers for it */
                            approvedBy: string;
                            /** @example CVE-2020-0796 */
                            cve?: string;
                            /**
                             * Format: date
                             * @description The last day on which it counts
                             */
                            expires: string;
                            /** @example 0f3a9c2e7d41b658 */
                            id: string;
                            /** @example 5036893 */
                            kb?: string;
                            machineId?: string;
                            reason: string;
                            /**
                             * Format: date
                             * @description The first day on which it counts
                             */
                            since: string;
                            state: "active" | "expired" | "not yet";
                            tag?: string;
                        }[];
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    addException: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Who answers for it */
                    approvedBy: string;
                    /** @example CVE-2020-0796 */
                    cve?: string;
                    /**
                     * Format: date
                     * @description The last day on which it counts
                     */
                    expires: string;
                    /** @example 5036893 */
                    kb?: string;
                    machineId?: string;
                    reason: string;
                    tag?: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Who answers for it */
                        approvedBy: string;
                        /** @example CVE-2020-0796 */
                        cve?: string;
                        /**
                         * Format: date
                         * @description The last day on which it counts
                         */
                        expires: string;
                        /** @example 0f3a9c2e7d41b658 */
                        id: string;
                        /** @example 5036893 */
                        kb?: string;
                        machineId?: string;
                        reason: string;
                        /**
                         * Format: date
                         * @description The first day on which it counts
                         */
                        since: string;
                        state: "active" | "expired" | "not yet";
                        tag?: string;
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    putException: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 0f3a9c2e7d41b658 */
                exceptionId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Who answers for it */
                    approvedBy: string;
                    /** @example CVE-2020-0796 */
                    cve?: string;
                    /**
                     * Format: date
                     * @description The last day on which it counts
                     */
                    expires: string;
                    /** @example 5036893 */
                    kb?: string;
                    machineId?: string;
                    reason: string;
                    tag?: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Who answers for it */
                        approvedBy: string;
                        /** @example CVE-2020-0796 */
                        cve?: string;
                        /**
                         * Format: date
                         * @description The last day on which it counts
                         */
                        expires: string;
                        /** @example 0f3a9c2e7d41b658 */
                        id: string;
                        /** @example 5036893 */
                        kb?: string;
                        machineId?: string;
                        reason: string;
                        /**
                         * Format: date
                         * @description The first day on which it counts
                         */
                        since: string;
                        state: "active" | "expired" | "not yet";
                        tag?: string;
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    deleteException: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 0f3a9c2e7d41b658 */
                exceptionId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It does not count any more; its history stays */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getPolicyHistory: {
        parameters: {
            query: {
                /** @description Name of a ring or id of an exception */
                id?: string;
                kind: "ring" | "exception";
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        value: {
                            /** @description Client id of the application that changed it */
                            application: string;
                            /** Format: date-time */
                            changed: string;
                            /** @description As it was from then on; absent where it was removed */
                            content?: unknown;
                            id: string;
                            kind: string;
                        }[];
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getRings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        value: {
                            /**
                             * @description Days after its release before an update is proposed
                             * @default 0
                             */
                            deferralDays: number;
                            holds?: {
                                /** @example 5036893 */
                                kb: string;
                                /** Format: date */
                                until: string;
                            }[];
                            name: string;
                            /** @description A device is in the first ring it is a member of */
                            order: number;
                            /** @description A member has one of these platforms, where there are any */
                            platforms?: string[];
                            /** @description A member has one of these products, where there are any */
                            software?: string[];
                            /** @description A member has one of these tags, where there are any */
                            tags?: string[];
                        }[];
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    putRing: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example Pilot */
                ringName: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description Days after its release before an update is proposed
                     * @default 0
                     */
                    deferralDays?: number;
                    holds?: {
                        /** @example 5036893 */
                        kb: string;
                        /** Format: date */
                        until: string;
                    }[];
                    /** @description A device is in the first ring it is a member of */
                    order: number;
                    /** @description A member has one of these platforms, where there are any */
                    platforms?: string[];
                    /** @description A member has one of these products, where there are any */
                    software?: string[];
                    /** @description A member has one of these tags, where there are any */
                    tags?: string[];
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * @description Days after its release before an update is proposed
                         * @default 0
                         */
                        deferralDays: number;
                        holds?: {
                            /** @example 5036893 */
                            kb: string;
                            /** Format: date */
                            until: string;
                        }[];
                        name: string;
                        /** @description A device is in the first ring it is a member of */
                        order: number;
                        /** @description A member has one of these platforms, where there are any */
                        platforms?: string[];
                        /** @description A member has one of these products, where there are any */
                        software?: string[];
                        /** @description A member has one of these tags, where there are any */
                        tags?: string[];
                    };
                };
            };
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * @description Days after its release before an update is proposed
                         * @default 0
                         */
                        deferralDays: number;
                        holds?: {
                            /** @example 5036893 */
                            kb: string;
                            /** Format: date */
                            until: string;
                        }[];
                        name: string;
                        /** @description A device is in the first ring it is a member of */
                        order: number;
                        /** @description A member has one of these platforms, where there are any */
                        platforms?: string[];
                        /** @description A member has one of these products, where there are any */
                        software?: string[];
                        /** @description A member has one of these tags, where there are any */
                        tags?: string[];
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    deleteRing: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example Pilot */
                ringName: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It does not count any more; its history stays */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getFleetSupport: {
        parameters: {
            query?: {
                /**
                 * @description Only machines of this release
                 * @example Windows 10 22H2
                 */
                line?: string;
                /**
                 * @description Only machines of this osPlatform
                 * @example Windows10
                 */
                platform?: string;
                /**
                 * @description Only machines of this ring
                 * @example Pilot
                 */
                ring?: string;
                /**
                 * @description Only machines that have this software
                 * @example edge
                 */
                software?: string;
                /** @description Only machines that could be judged, or could not */
                status?: "assessed" | "unknown" | "unsupported";
                /** @description Only machines that bear this tag */
                tag?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * Format: date
                         * @description The day that "missing" is asked for
                         */
                        asOf: string;
                        /** @description Of the catalogue that the answer is by */
                        catalogVersion: string;
                        /**
                         * Format: date-time
                         * @description When the machines were counted: not more than 10 seconds ago
                         */
                        countedAt: string;
                        /** @description Those that could not be judged are in no other figure */
                        devices: {
                            assessed: number;
                            unknown: number;
                            unsupported: number;
                        };
                        /**
                         * Format: date
                         * @description Of the scores of EPSS; absent where there are none
                         */
                        epssDay?: string;
                        /**
                         * Format: date
                         * @description Of the list of KEV; absent where there is none, and nothing known of it
                         */
                        kevDay?: string;
                        systems: {
                            devices: number;
                            /** @description One where it is told; each that it may be where not */
                            editions: string[];
                            /** Format: date */
                            esuUntil?: string;
                            /** @example Windows 10 22H2 */
                            line: string;
                            standing: "supported" | "with-esu" | "needs-esu" | "ended" | "not-known";
                            /** Format: date */
                            until?: string;
                            upgradeTo?: string;
                        }[];
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getFleetTrend: {
        parameters: {
            query?: {
                /** @description Back from today */
                days?: number;
                /**
                 * @description Only machines of this release
                 * @example Windows 10 22H2
                 */
                line?: string;
                /**
                 * @description Only machines of this osPlatform
                 * @example Windows10
                 */
                platform?: string;
                /**
                 * @description Only machines of this ring
                 * @example Pilot
                 */
                ring?: string;
                /**
                 * @description Only machines that have this software
                 * @example edge
                 */
                software?: string;
                /** @description Only machines that could be judged, or could not */
                status?: "assessed" | "unknown" | "unsupported";
                /** @description Only machines that bear this tag */
                tag?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Of the catalogue that the answer is by */
                        catalogVersion: string;
                        /**
                         * Format: date-time
                         * @description When the histories were read: what came later is not among them
                         */
                        countedAt: string;
                        /**
                         * Format: date
                         * @description Today, the last point
                         */
                        day: string;
                        /** @description No more than fourteen points, the oldest first, each of the end of its day */
                        value: {
                            /** @description Machines by the number of months in which updates came out that they miss */
                            behind: {
                                oneMonth: number;
                                threeMonthsOrMore: number;
                                twoMonths: number;
                            };
                            /** Format: date */
                            day: string;
                            /** @description Those that could not be judged are in no other figure */
                            devices: {
                                assessed: number;
                                unknown: number;
                                unsupported: number;
                            };
                            /** @description Machines on which one of these is open */
                            devicesWithExploited: number;
                            /** @description Machines on which one of these is open */
                            devicesWithKev: number;
                            /** @description Machines that miss nothing */
                            fullyPatched: number;
                            /** @description Pairs of a machine and a missing update */
                            missingUpdates: number;
                            /** @description Those that the feed calls exploited among them */
                            openExploited: number;
                            /** @description Pairs whose vulnerability KEV has */
                            openInKev: number;
                            /** @description Pairs of a machine and an open vulnerability */
                            openVulnerabilities: number;
                        }[];
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getFleetUpdate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description With or without "KB"
                 * @example 5078766
                 */
                kb: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * Format: date
                         * @description The day that "missing" is asked for
                         */
                        asOf: string;
                        /** @description Of the catalogue that the answer is by */
                        catalogVersion: string;
                        /**
                         * Format: date-time
                         * @description When the machines were counted: not more than 10 seconds ago
                         */
                        countedAt: string;
                        /**
                         * Format: date
                         * @description Of the scores of EPSS; absent where there are none
                         */
                        epssDay?: string;
                        /**
                         * @description KB number without "KB"
                         * @example 5078766
                         */
                        kb: string;
                        /**
                         * Format: date
                         * @description Of the list of KEV; absent where there is none, and nothing known of it
                         */
                        kevDay?: string;
                        /** @description Its row of the missing updates; absent where no machine misses it */
                        missing?: {
                            /** @description From its release to `asOf` */
                            ageDays: number;
                            /** @description Machines that miss it */
                            devices: number;
                            /**
                             * Format: date
                             * @description Of KEV: the next, or the last that passed
                             */
                            dueDate?: string;
                            /** @description The highest score */
                            epss?: {
                                /** Format: date */
                                day: string;
                                percentile: number;
                                score: number;
                                vulnerability: string;
                            };
                            /** @description Those that the feed calls exploited */
                            exploited: string[];
                            exploitedPairs: number;
                            /**
                             * @description KB number without "KB"
                             * @example 5078766
                             */
                            kb: string;
                            /** @description Those that KEV has */
                            kev: string[];
                            kevPairs: number;
                            name: string;
                            /** @description Machines to which it is offered with Extended Security Updates alone */
                            needEsu: number;
                            /** @description Machines to which it is not offered, since their support has ended */
                            notOffered: number;
                            /** @description Pairs of a machine and a vulnerability that it closes there */
                            pairs: number;
                            /** @description Rings in which it waits for its day */
                            postponed: {
                                devices: number;
                                ring: string;
                                /** Format: date */
                                until: string;
                                why: "deferred" | "held";
                            }[];
                            /** Format: date */
                            released: string;
                            /** @description "Yes", "Maybe", "No", or "" where the feed does not say */
                            restart: string;
                            /** @description The worst of its vulnerabilities that are open */
                            severity: "Critical" | "Important" | "Moderate" | "Low" | "none";
                            url: string;
                            /** @description Each once */
                            vulnerabilities: number;
                        };
                        name: string;
                        /** @description That the feed names it for */
                        products: string[];
                        /** Format: date */
                        released: string;
                        /** @description "Yes", "Maybe", "No", or "" where the feed does not say */
                        restart: string;
                        /** @description What it contains and what contains it */
                        supersedence: {
                            /** @description What these steps have besides */
                            hidden: {
                                /** @description Links from the update: above 0 to what contains it, below to what it contains */
                                step: number;
                                updates: number;
                            }[];
                            /** @description `from` contains `to` */
                            links: {
                                /**
                                 * @description KB number without "KB"
                                 * @example 5078766
                                 */
                                from: string;
                                source: "feed" | "update-catalog" | "missing-links" | "monthly-rollup" | "dot-net-parent";
                                /**
                                 * @description KB number without "KB"
                                 * @example 5078766
                                 */
                                to: string;
                            }[];
                            /** @description KBs that contain it, however many links away */
                            newer: number;
                            /** @description Two steps each way, six updates of each, the newest first */
                            nodes: {
                                /**
                                 * @description KB number without "KB"
                                 * @example 5078766
                                 */
                                kb: string;
                                name?: string;
                                /** Format: date */
                                released?: string;
                                /** @description Links from the update: above 0 to what contains it, below to what it contains */
                                step: number;
                            }[];
                            /** @description KBs that it contains */
                            older: number;
                        };
                        url: string;
                        /** @description That the feed names it for, open on some machine or not */
                        vulnerabilities: {
                            /** @description The highest base score of its products, by CVSS 3 */
                            cvss?: {
                                /** @example 7.8 */
                                score: number;
                                vector: string;
                            };
                            /** @description Machines on which it is open */
                            devices: number;
                            /** @description What FIRST says, on its day */
                            epss?: {
                                /** Format: date */
                                day: string;
                                percentile: number;
                                score: number;
                            };
                            /** @description What the feed says */
                            exploited: boolean;
                            /** @example CVE-2020-0796 */
                            id: string;
                            /** @description What CISA says */
                            kev?: {
                                /** Format: date */
                                dateAdded: string;
                                /** Format: date */
                                dueDate: string;
                                ransomware: boolean;
                            };
                            publiclyDisclosed: boolean;
                            /** Format: date */
                            published: string;
                            /** @description The worst that the feed names for it */
                            severity: "Critical" | "Important" | "Moderate" | "Low" | "none";
                            /**
                             * Format: date
                             * @description Day of the last revision
                             */
                            updated: string;
                        }[];
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getFleetVulnerabilities: {
        parameters: {
            query?: {
                /** @description Only those with this score or a higher one */
                epss?: number;
                /** @description Only those exploited by the feed, by KEV, by any of the two, or by none of them */
                exploited?: "feed" | "kev" | "any" | "none";
                /** @description Rows in one answer */
                limit?: number;
                /**
                 * @description Only machines of this release
                 * @example Windows 10 22H2
                 */
                line?: string;
                /** @description Descending, unless sorted by KB */
                order?: "asc" | "desc";
                /**
                 * @description Only machines of this osPlatform
                 * @example Windows10
                 */
                platform?: string;
                /** @description Only those that KEV knows ransomware to use, or only others */
                ransomware?: boolean;
                /**
                 * @description Only machines of this ring
                 * @example Pilot
                 */
                ring?: string;
                /** @description Only updates whose worst vulnerability is this */
                severity?: "Critical" | "Important" | "Moderate" | "Low" | "none";
                /** @description Only what is new since that day began: updates that came out, vulnerabilities that were published or came into KEV */
                since?: string;
                /** @description Rows before the first */
                skip?: number;
                /**
                 * @description Only machines that have this software
                 * @example edge
                 */
                software?: string;
                sort?: "devices" | "severity" | "cvss" | "published" | "due" | "epss" | "id";
                /** @description Only machines that could be judged, or could not */
                status?: "assessed" | "unknown" | "unsupported";
                /** @description Only machines that bear this tag */
                tag?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * Format: date
                         * @description The day that "missing" is asked for
                         */
                        asOf: string;
                        /** @description Of the catalogue that the answer is by */
                        catalogVersion: string;
                        /**
                         * Format: date-time
                         * @description When the machines were counted: not more than 10 seconds ago
                         */
                        countedAt: string;
                        /**
                         * Format: date
                         * @description Of the scores of EPSS; absent where there are none
                         */
                        epssDay?: string;
                        /**
                         * Format: date
                         * @description Of the list of KEV; absent where there is none, and nothing known of it
                         */
                        kevDay?: string;
                        /** @description These, each counted on every machine */
                        onDevices: number;
                        /** @description Rows before the page was cut */
                        total: number;
                        value: {
                            /** @description The highest base score of its products, by CVSS 3 */
                            cvss?: {
                                /** @example 7.8 */
                                score: number;
                                vector: string;
                            };
                            /** @description Machines on which it is open */
                            devices: number;
                            /** @description What FIRST says, on its day */
                            epss?: {
                                /** Format: date */
                                day: string;
                                percentile: number;
                                score: number;
                            };
                            /** @description Machines on which an exception leaves it open */
                            excepted: number;
                            /** @description What the feed says */
                            exploited: boolean;
                            /** @example CVE-2020-0796 */
                            id: string;
                            /** @description Missing updates that close it */
                            kbs: string[];
                            /** @description What CISA says */
                            kev?: {
                                /** Format: date */
                                dateAdded: string;
                                /** Format: date */
                                dueDate: string;
                                ransomware: boolean;
                            };
                            publiclyDisclosed: boolean;
                            /** Format: date */
                            published: string;
                            /** @description The worst that the feed names for it */
                            severity: "Critical" | "Important" | "Moderate" | "Low" | "none";
                            /**
                             * Format: date
                             * @description Day of the last revision
                             */
                            updated: string;
                        }[];
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getFleetVulnerability: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example CVE-2020-0796 */
                vulnerabilityId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * Format: date
                         * @description The day that "missing" is asked for
                         */
                        asOf: string;
                        /** @description Of the catalogue that the answer is by */
                        catalogVersion: string;
                        /**
                         * Format: date-time
                         * @description When the machines were counted: not more than 10 seconds ago
                         */
                        countedAt: string;
                        /** @description The highest base score of its products, by CVSS 3 */
                        cvss?: {
                            /** @example 7.8 */
                            score: number;
                            vector: string;
                        };
                        /** @description Machines on which it is open */
                        devices: number;
                        /** @description What FIRST says, on its day */
                        epss?: {
                            /** Format: date */
                            day: string;
                            percentile: number;
                            score: number;
                        };
                        /**
                         * Format: date
                         * @description Of the scores of EPSS; absent where there are none
                         */
                        epssDay?: string;
                        /** @description Machines on which an exception leaves it open */
                        excepted: number;
                        /** @description What the feed says */
                        exploited: boolean;
                        /** @example CVE-2020-0796 */
                        id: string;
                        /** @description What CISA says */
                        kev?: {
                            /** Format: date */
                            dateAdded: string;
                            /** Format: date */
                            dueDate: string;
                            ransomware: boolean;
                        };
                        /**
                         * Format: date
                         * @description Of the list of KEV; absent where there is none, and nothing known of it
                         */
                        kevDay?: string;
                        /** @description Where it is open, most machines first */
                        lines: {
                            devices: number;
                            /** @description That close it there */
                            kbs: string[];
                            line: string | null;
                        }[];
                        /** @description Every product in which the feed says that an update closes it, on whatever machines */
                        products: {
                            name: string;
                            severity: "Critical" | "Important" | "Moderate" | "Low" | "none";
                            /** @example windows_10 */
                            software: string;
                            updates: {
                                /** @description As the feed has them */
                                builds: string[];
                                /**
                                 * @description KB number without "KB"
                                 * @example 5078766
                                 */
                                kb: string;
                                kind: "security-update" | "monthly-rollup" | "security-only" | "ie-cumulative" | "alternate-cumulative" | "hotpatch" | "standalone" | "preview" | "servicing-stack" | "other";
                                /** Format: date */
                                released: string;
                            }[];
                        }[];
                        publiclyDisclosed: boolean;
                        /** Format: date */
                        published: string;
                        /** @description The worst that the feed names for it */
                        severity: "Critical" | "Important" | "Moderate" | "Low" | "none";
                        /**
                         * Format: date
                         * @description Day of the last revision
                         */
                        updated: string;
                        /** @description Missing updates that close it, as in the list of them */
                        updates: {
                            /** @description From its release to `asOf` */
                            ageDays: number;
                            /** @description Machines that miss it */
                            devices: number;
                            /**
                             * Format: date
                             * @description Of KEV: the next, or the last that passed
                             */
                            dueDate?: string;
                            /** @description The highest score */
                            epss?: {
                                /** Format: date */
                                day: string;
                                percentile: number;
                                score: number;
                                vulnerability: string;
                            };
                            /** @description Those that the feed calls exploited */
                            exploited: string[];
                            exploitedPairs: number;
                            /**
                             * @description KB number without "KB"
                             * @example 5078766
                             */
                            kb: string;
                            /** @description Those that KEV has */
                            kev: string[];
                            kevPairs: number;
                            name: string;
                            /** @description Machines to which it is offered with Extended Security Updates alone */
                            needEsu: number;
                            /** @description Machines to which it is not offered, since their support has ended */
                            notOffered: number;
                            /** @description Pairs of a machine and a vulnerability that it closes there */
                            pairs: number;
                            /** @description Rings in which it waits for its day */
                            postponed: {
                                devices: number;
                                ring: string;
                                /** Format: date */
                                until: string;
                                why: "deferred" | "held";
                            }[];
                            /** Format: date */
                            released: string;
                            /** @description "Yes", "Maybe", "No", or "" where the feed does not say */
                            restart: string;
                            /** @description The worst of its vulnerabilities that are open */
                            severity: "Critical" | "Important" | "Moderate" | "Low" | "none";
                            url: string;
                            /** @description Each once */
                            vulnerabilities: number;
                        }[];
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getExposedMachines: {
        parameters: {
            query: {
                /** @description `next` of the answer before */
                after?: string;
                /**
                 * @description Up to its end, in UTC; not after today
                 * @example 2026-03-03
                 */
                day: string;
                /** @description By the catalogue as it is now, or as it was on that day */
                known?: "now" | "then";
                /** @description Machine ids in one answer */
                limit?: number;
            };
            header?: never;
            path: {
                /** @example CVE-2020-0796 */
                vulnerabilityId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Of the catalogue that the answer is by */
                        catalogVersion: string;
                        /**
                         * Format: date-time
                         * @description When the histories were read: what came later is not among them
                         */
                        countedAt: string;
                        /** Format: date */
                        day: string;
                        /** @description Those that could not be judged are in no other figure */
                        devices: {
                            assessed: number;
                            unknown: number;
                            unsupported: number;
                        };
                        /** @description Devices that had it open */
                        exposed: number;
                        machineIds: string[];
                        /** @description For `after`; absent on the last page */
                        next?: string;
                        vulnerability: string;
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getFleetWhatIf: {
        parameters: {
            query: {
                /**
                 * @description KB numbers with commas between
                 * @example 5078766,5066791
                 */
                kbs: string;
                /**
                 * @description Only machines of this release
                 * @example Windows 10 22H2
                 */
                line?: string;
                /**
                 * @description Only machines of this osPlatform
                 * @example Windows10
                 */
                platform?: string;
                /**
                 * @description Only machines of this ring
                 * @example Pilot
                 */
                ring?: string;
                /**
                 * @description Only machines that have this software
                 * @example edge
                 */
                software?: string;
                /** @description Only machines that could be judged, or could not */
                status?: "assessed" | "unknown" | "unsupported";
                /** @description Only machines that bear this tag */
                tag?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        after: {
                            /** @description Machines by the number of months in which updates came out that they miss */
                            behind: {
                                oneMonth: number;
                                threeMonthsOrMore: number;
                                twoMonths: number;
                            };
                            /** @description Those that could not be judged are in no other figure */
                            devices: {
                                assessed: number;
                                unknown: number;
                                unsupported: number;
                            };
                            /** @description Machines on which one of these is open */
                            devicesWithExploited: number;
                            /** @description Machines on which one of these is open */
                            devicesWithKev: number;
                            /** @description Each once, on however many machines */
                            distinct: {
                                exploited: number;
                                inKev: number;
                                updates: number;
                                vulnerabilities: number;
                            };
                            /** @description What exceptions leave open, which is in no other figure */
                            excepted: {
                                devices: number;
                                missingUpdates: number;
                                openVulnerabilities: number;
                            };
                            /** @description Machines that miss nothing */
                            fullyPatched: number;
                            /** @description Pairs of a machine and a missing update */
                            missingUpdates: number;
                            /** @description Those that the feed calls exploited among them */
                            openExploited: number;
                            /** @description Pairs whose vulnerability KEV has */
                            openInKev: number;
                            /** @description Pairs of a machine and an open vulnerability */
                            openVulnerabilities: number;
                        };
                        /**
                         * Format: date
                         * @description The day that "missing" is asked for
                         */
                        asOf: string;
                        before: {
                            /** @description Machines by the number of months in which updates came out that they miss */
                            behind: {
                                oneMonth: number;
                                threeMonthsOrMore: number;
                                twoMonths: number;
                            };
                            /** @description Those that could not be judged are in no other figure */
                            devices: {
                                assessed: number;
                                unknown: number;
                                unsupported: number;
                            };
                            /** @description Machines on which one of these is open */
                            devicesWithExploited: number;
                            /** @description Machines on which one of these is open */
                            devicesWithKev: number;
                            /** @description Each once, on however many machines */
                            distinct: {
                                exploited: number;
                                inKev: number;
                                updates: number;
                                vulnerabilities: number;
                            };
                            /** @description What exceptions leave open, which is in no other figure */
                            excepted: {
                                devices: number;
                                missingUpdates: number;
                                openVulnerabilities: number;
                            };
                            /** @description Machines that miss nothing */
                            fullyPatched: number;
                            /** @description Pairs of a machine and a missing update */
                            missingUpdates: number;
                            /** @description Those that the feed calls exploited among them */
                            openExploited: number;
                            /** @description Pairs whose vulnerability KEV has */
                            openInKev: number;
                            /** @description Pairs of a machine and an open vulnerability */
                            openVulnerabilities: number;
                        };
                        /** @description Of the catalogue that the answer is by */
                        catalogVersion: string;
                        closed: {
                            devicesFullyPatched: number;
                            missingUpdates: number;
                            openExploited: number;
                            openVulnerabilities: number;
                        };
                        /**
                         * Format: date-time
                         * @description When the machines were counted: not more than 10 seconds ago
                         */
                        countedAt: string;
                        /**
                         * Format: date
                         * @description Of the scores of EPSS; absent where there are none
                         */
                        epssDay?: string;
                        /**
                         * Format: date
                         * @description Of the list of KEV; absent where there is none, and nothing known of it
                         */
                        kevDay?: string;
                        updates: {
                            devices: number;
                            /**
                             * @description KB number without "KB"
                             * @example 5078766
                             */
                            kb: string;
                            name: string;
                        }[];
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    postFleetWhatIf: {
        parameters: {
            query?: {
                /**
                 * @description Only machines of this release
                 * @example Windows 10 22H2
                 */
                line?: string;
                /**
                 * @description Only machines of this osPlatform
                 * @example Windows10
                 */
                platform?: string;
                /**
                 * @description Only machines of this ring
                 * @example Pilot
                 */
                ring?: string;
                /**
                 * @description Only machines that have this software
                 * @example edge
                 */
                software?: string;
                /** @description Only machines that could be judged, or could not */
                status?: "assessed" | "unknown" | "unsupported";
                /** @description Only machines that bear this tag */
                tag?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    kbs: string[];
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        after: {
                            /** @description Machines by the number of months in which updates came out that they miss */
                            behind: {
                                oneMonth: number;
                                threeMonthsOrMore: number;
                                twoMonths: number;
                            };
                            /** @description Those that could not be judged are in no other figure */
                            devices: {
                                assessed: number;
                                unknown: number;
                                unsupported: number;
                            };
                            /** @description Machines on which one of these is open */
                            devicesWithExploited: number;
                            /** @description Machines on which one of these is open */
                            devicesWithKev: number;
                            /** @description Each once, on however many machines */
                            distinct: {
                                exploited: number;
                                inKev: number;
                                updates: number;
                                vulnerabilities: number;
                            };
                            /** @description What exceptions leave open, which is in no other figure */
                            excepted: {
                                devices: number;
                                missingUpdates: number;
                                openVulnerabilities: number;
                            };
                            /** @description Machines that miss nothing */
                            fullyPatched: number;
                            /** @description Pairs of a machine and a missing update */
                            missingUpdates: number;
                            /** @description Those that the feed calls exploited among them */
                            openExploited: number;
                            /** @description Pairs whose vulnerability KEV has */
                            openInKev: number;
                            /** @description Pairs of a machine and an open vulnerability */
                            openVulnerabilities: number;
                        };
                        /**
                         * Format: date
                         * @description The day that "missing" is asked for
                         */
                        asOf: string;
                        before: {
                            /** @description Machines by the number of months in which updates came out that they miss */
                            behind: {
                                oneMonth: number;
                                threeMonthsOrMore: number;
                                twoMonths: number;
                            };
                            /** @description Those that could not be judged are in no other figure */
                            devices: {
                                assessed: number;
                                unknown: number;
                                unsupported: number;
                            };
                            /** @description Machines on which one of these is open */
                            devicesWithExploited: number;
                            /** @description Machines on which one of these is open */
                            devicesWithKev: number;
                            /** @description Each once, on however many machines */
                            distinct: {
                                exploited: number;
                                inKev: number;
                                updates: number;
                                vulnerabilities: number;
                            };
                            /** @description What exceptions leave open, which is in no other figure */
                            excepted: {
                                devices: number;
                                missingUpdates: number;
                                openVulnerabilities: number;
                            };
                            /** @description Machines that miss nothing */
                            fullyPatched: number;
                            /** @description Pairs of a machine and a missing update */
                            missingUpdates: number;
                            /** @description Those that the feed calls exploited among them */
                            openExploited: number;
                            /** @description Pairs whose vulnerability KEV has */
                            openInKev: number;
                            /** @description Pairs of a machine and an open vulnerability */
                            openVulnerabilities: number;
                        };
                        /** @description Of the catalogue that the answer is by */
                        catalogVersion: string;
                        closed: {
                            devicesFullyPatched: number;
                            missingUpdates: number;
                            openExploited: number;
                            openVulnerabilities: number;
                        };
                        /**
                         * Format: date-time
                         * @description When the machines were counted: not more than 10 seconds ago
                         */
                        countedAt: string;
                        /**
                         * Format: date
                         * @description Of the scores of EPSS; absent where there are none
                         */
                        epssDay?: string;
                        /**
                         * Format: date
                         * @description Of the list of KEV; absent where there is none, and nothing known of it
                         */
                        kevDay?: string;
                        updates: {
                            devices: number;
                            /**
                             * @description KB number without "KB"
                             * @example 5078766
                             */
                            kb: string;
                            name: string;
                        }[];
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    listMachines: {
        parameters: {
            query?: {
                /** @description With @odata.count */
                $count?: boolean;
                /**
                 * @description OData: which items
                 * @example osPlatform eq 'Windows10' and lastSeen gt 2026-07-01Z
                 */
                $filter?: string;
                /**
                 * @description Properties, each asc or desc
                 * @example osPlatform,lastSeen desc
                 */
                $orderby?: string;
                /**
                 * @description Which fields
                 * @example id,computerDnsName
                 */
                $select?: string;
                /** @description Items that are passed over */
                $skip?: number;
                /** @description Of an @odata.nextLink */
                $skiptoken?: string;
                /** @description The most items of all pages together */
                $top?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        "@odata.context": string;
                        /** @description With $count=true: of all pages together */
                        "@odata.count"?: number;
                        /** @description Where the list goes on; absent at its end */
                        "@odata.nextLink"?: string;
                        /** @description Whole, or with $select what was asked for */
                        value: {
                            aadDeviceId?: null;
                            agentVersion?: null;
                            computerDnsName?: string;
                            /** @enum {string} */
                            deviceValue?: "Normal";
                            exposureLevel?: null;
                            /** Format: date-time */
                            firstSeen?: string;
                            healthStatus?: "Active" | "Inactive";
                            id?: string;
                            ipAddresses?: {
                                ipAddress: string;
                                macAddress: null;
                                operationalStatus: null;
                            }[];
                            lastExternalIpAddress?: null;
                            lastIpAddress?: string | null;
                            /** Format: date-time */
                            lastSeen?: string;
                            machineTags?: string[];
                            /** @enum {string} */
                            onboardingStatus?: "Onboarded";
                            osArchitecture?: ("64-bit" | "32-bit") | null;
                            osBuild?: number | null;
                            osPlatform?: string | null;
                            osProcessor?: string | null;
                            osVersion?: string | null;
                            rbacGroupId?: number;
                            rbacGroupName?: null;
                            riskScore?: null;
                            version?: string | null;
                        }[];
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getMachine: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Device ID, or computer DNS name */
                machineId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        "@odata.context": string;
                        aadDeviceId: null;
                        agentVersion: null;
                        computerDnsName: string;
                        /** @enum {string} */
                        deviceValue: "Normal";
                        exposureLevel: null;
                        /** Format: date-time */
                        firstSeen: string;
                        healthStatus: "Active" | "Inactive";
                        id: string;
                        ipAddresses: {
                            ipAddress: string;
                            macAddress: null;
                            operationalStatus: null;
                        }[];
                        lastExternalIpAddress: null;
                        lastIpAddress: string | null;
                        /** Format: date-time */
                        lastSeen: string;
                        machineTags: string[];
                        /** @enum {string} */
                        onboardingStatus: "Onboarded";
                        osArchitecture: ("64-bit" | "32-bit") | null;
                        osBuild: number | null;
                        osPlatform: string | null;
                        osProcessor: string | null;
                        osVersion: string | null;
                        rbacGroupId: number;
                        rbacGroupName: null;
                        riskScore: null;
                        version: string | null;
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    deleteMachine: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Device ID: forty hexadecimal digits */
                machineId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The machine is gone */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    listAlertsByMachine: {
        parameters: {
            query?: {
                /** @description With @odata.count */
                $count?: boolean;
                /**
                 * @description OData: which items
                 * @example osPlatform eq 'Windows10' and lastSeen gt 2026-07-01Z
                 */
                $filter?: string;
                /**
                 * @description Properties, each asc or desc
                 * @example osPlatform,lastSeen desc
                 */
                $orderby?: string;
                /**
                 * @description Which fields
                 * @example id,computerDnsName
                 */
                $select?: string;
                /** @description Items that are passed over */
                $skip?: number;
                /** @description Of an @odata.nextLink */
                $skiptoken?: string;
                /** @description The most items of all pages together */
                $top?: number;
            };
            header?: never;
            path: {
                /** @description Device ID: forty hexadecimal digits */
                machineId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        "@odata.context": string;
                        value: unknown[];
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getMissingKBsByMachine: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Device ID: forty hexadecimal digits */
                machineId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        "@odata.context": string;
                        value: {
                            /** @example 97 */
                            cveAddressed: number;
                            /**
                             * @description KB number without "KB"
                             * @example 4540673
                             */
                            id: string;
                            /** @example 1 */
                            machineMissedOn: number;
                            /** @example March 2020 Security Updates */
                            name: string;
                            /**
                             * @example [
                             *       "windows_10",
                             *       "edge",
                             *       "internet_explorer"
                             *     ]
                             */
                            productsNames: string[];
                            /** @example https://catalog.update.microsoft.com/v7/site/Search.aspx?q=KB4540673 */
                            url: string;
                        }[];
                    };
                };
            };
            /** @description The answer is still the one of the If-None-Match header */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    explainMissingKb: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description KB number, with or without "KB" */
                kb: string;
                /** @description Device ID: forty hexadecimal digits */
                machineId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: date */
                        asOf: string;
                        catalog: {
                            feedDate: string;
                            version: string;
                        };
                        /** @description What to install instead, which contains it */
                        containedIn?: {
                            /** @description From one to the next, the last being the missing update; empty in one series */
                            chain: {
                                kb: string;
                                source: "feed" | "update-catalog" | "missing-links" | "monthly-rollup" | "dot-net-parent";
                            }[];
                            id: string;
                        };
                        /** @description KB number without "KB" */
                        id: string;
                        name?: string;
                        /**
                         * @description Offered with Extended Security Updates only
                         * @enum {boolean}
                         */
                        needsEsu?: true;
                        /** @description Support of the edition ended before its release */
                        notOffered?: {
                            reason: string;
                            /** Format: date */
                            since: string;
                        };
                        products: {
                            /** @description What decides whether an update is there */
                            decidedBy: "build" | "series" | "list" | "software-version";
                            /** @description What the device has instead */
                            found: string;
                            product: string;
                            software: string;
                            vulnerabilities: {
                                /** @description Every update that would have closed it in this product */
                                closedBy: {
                                    /** @description As the feed has them */
                                    builds?: string[];
                                    id: string;
                                    /** @example security-update */
                                    kind: string;
                                }[];
                                exploited: boolean;
                                /** @example CVE-2020-0796 */
                                id: string;
                                publiclyDisclosed: boolean;
                                /** Format: date */
                                published: string;
                                /** @example Critical */
                                severity: string;
                            }[];
                        }[];
                        reason: string;
                        /** Format: date */
                        releaseDate?: string;
                        /** @description Why the catalogue is too old for the day or for the device; absent when it is not */
                        stale?: {
                            about: string;
                            /** @enum {string} */
                            kind: "stale";
                            reason: string;
                        }[];
                        url?: string;
                        verdict: "missing" | "installed" | "superseded" | "reached" | "other-update" | "not-applicable" | "not-released" | "not-a-security-update" | "cannot-tell" | "unknown-update";
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    putInventory: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Device ID: forty hexadecimal digits */
                machineId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    computerDnsName?: string | (string | null);
                    dotNetRelease?: number;
                    esu?: boolean;
                    hotpatch?: boolean;
                    id?: string | (string | null);
                    installationType?: "Client" | "Server" | "Server Core" | (string | null);
                    installedKbs?: string[];
                    ipAddresses?: string[];
                    lastSeen?: string | (string | null);
                    osEdition?: string | (string | null);
                    osName?: string | (string | null);
                    osProcessor?: "x64" | "x86" | "arm64" | "ia64" | (string | null);
                    osVersion?: string | (string | null);
                    restartDue?: boolean;
                    secureBoot?: boolean;
                    software?: {
                        name: string;
                        vendor?: string | (string | null);
                        version?: string | (string | null);
                    }[];
                    windowsUpdateOffers?: {
                        /** @description KB number, with or without "KB" */
                        kb: string;
                        title?: string | (string | null);
                    }[];
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        "@odata.context": string;
                        aadDeviceId: null;
                        agentVersion: null;
                        computerDnsName: string;
                        /** @enum {string} */
                        deviceValue: "Normal";
                        exposureLevel: null;
                        /** Format: date-time */
                        firstSeen: string;
                        healthStatus: "Active" | "Inactive";
                        id: string;
                        ipAddresses: {
                            ipAddress: string;
                            macAddress: null;
                            operationalStatus: null;
                        }[];
                        lastExternalIpAddress: null;
                        lastIpAddress: string | null;
                        /** Format: date-time */
                        lastSeen: string;
                        machineTags: string[];
                        /** @enum {string} */
                        onboardingStatus: "Onboarded";
                        osArchitecture: ("64-bit" | "32-bit") | null;
                        osBuild: number | null;
                        osPlatform: string | null;
                        osProcessor: string | null;
                        osVersion: string | null;
                        rbacGroupId: number;
                        rbacGroupName: null;
                        riskScore: null;
                        version: string | null;
                    };
                };
            };
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        "@odata.context": string;
                        aadDeviceId: null;
                        agentVersion: null;
                        computerDnsName: string;
                        /** @enum {string} */
                        deviceValue: "Normal";
                        exposureLevel: null;
                        /** Format: date-time */
                        firstSeen: string;
                        healthStatus: "Active" | "Inactive";
                        id: string;
                        ipAddresses: {
                            ipAddress: string;
                            macAddress: null;
                            operationalStatus: null;
                        }[];
                        lastExternalIpAddress: null;
                        lastIpAddress: string | null;
                        /** Format: date-time */
                        lastSeen: string;
                        machineTags: string[];
                        /** @enum {string} */
                        onboardingStatus: "Onboarded";
                        osArchitecture: ("64-bit" | "32-bit") | null;
                        osBuild: number | null;
                        osPlatform: string | null;
                        osProcessor: string | null;
                        osVersion: string | null;
                        rbacGroupId: number;
                        rbacGroupName: null;
                        riskScore: null;
                        version: string | null;
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    listLogonUsersByMachine: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Device ID: forty hexadecimal digits */
                machineId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        "@odata.context": string;
                        value: unknown[];
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    listRecommendationsByMachine: {
        parameters: {
            query?: {
                /** @description With @odata.count */
                $count?: boolean;
                /**
                 * @description OData: which items
                 * @example osPlatform eq 'Windows10' and lastSeen gt 2026-07-01Z
                 */
                $filter?: string;
                /**
                 * @description Properties, each asc or desc
                 * @example osPlatform,lastSeen desc
                 */
                $orderby?: string;
                /**
                 * @description Which fields
                 * @example id,computerDnsName
                 */
                $select?: string;
                /** @description Items that are passed over */
                $skip?: number;
                /** @description Of an @odata.nextLink */
                $skiptoken?: string;
                /** @description The most items of all pages together */
                $top?: number;
            };
            header?: never;
            path: {
                /** @description Device ID: forty hexadecimal digits */
                machineId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        "@odata.context": string;
                        /** @description With $count=true: of all pages together */
                        "@odata.count"?: number;
                        /** @description Where the list goes on; absent at its end */
                        "@odata.nextLink"?: string;
                        /** @description Whole, or with $select what was asked for */
                        value: {
                            activeAlert?: boolean;
                            associatedThreats?: string[];
                            configScoreImpact?: number;
                            exposedMachinesCount?: number;
                            exposureImpact?: number;
                            /** @example va-_-microsoft-_-windows_10 */
                            id?: string;
                            nonProductivityImpactedAssets?: number;
                            /** @example windows_10 */
                            productName?: string;
                            publicExploit?: boolean;
                            recommendationCategory?: string;
                            /** @example Update Windows 10 */
                            recommendationName?: string;
                            recommendedVersion?: string;
                            relatedComponent?: string;
                            remediationType?: string;
                            severityScore?: number;
                            status?: string;
                            subCategory?: string;
                            totalMachineCount?: number;
                            vendor?: string;
                            weaknesses?: number;
                        }[];
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    listSoftwareByMachine: {
        parameters: {
            query?: {
                /** @description With @odata.count */
                $count?: boolean;
                /**
                 * @description OData: which items
                 * @example osPlatform eq 'Windows10' and lastSeen gt 2026-07-01Z
                 */
                $filter?: string;
                /**
                 * @description Properties, each asc or desc
                 * @example osPlatform,lastSeen desc
                 */
                $orderby?: string;
                /**
                 * @description Which fields
                 * @example id,computerDnsName
                 */
                $select?: string;
                /** @description Items that are passed over */
                $skip?: number;
                /** @description Of an @odata.nextLink */
                $skiptoken?: string;
                /** @description The most items of all pages together */
                $top?: number;
            };
            header?: never;
            path: {
                /** @description Device ID: forty hexadecimal digits */
                machineId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        "@odata.context": string;
                        /** @description With $count=true: of all pages together */
                        "@odata.count"?: number;
                        /** @description Where the list goes on; absent at its end */
                        "@odata.nextLink"?: string;
                        /** @description Whole, or with $select what was asked for */
                        value: {
                            activeAlert?: boolean;
                            exposedMachines?: number;
                            /** @example microsoft-_-edge */
                            id?: string;
                            impactScore?: number;
                            /** @example edge */
                            name?: string;
                            publicExploit?: boolean;
                            /** @example microsoft */
                            vendor?: string;
                            weaknesses?: number;
                        }[];
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    changeMachineTags: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Device ID: forty hexadecimal digits */
                machineId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    Action: "Add" | "Remove";
                    /** @example VIP */
                    Value: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        "@odata.context": string;
                        aadDeviceId: null;
                        agentVersion: null;
                        computerDnsName: string;
                        /** @enum {string} */
                        deviceValue: "Normal";
                        exposureLevel: null;
                        /** Format: date-time */
                        firstSeen: string;
                        healthStatus: "Active" | "Inactive";
                        id: string;
                        ipAddresses: {
                            ipAddress: string;
                            macAddress: null;
                            operationalStatus: null;
                        }[];
                        lastExternalIpAddress: null;
                        lastIpAddress: string | null;
                        /** Format: date-time */
                        lastSeen: string;
                        machineTags: string[];
                        /** @enum {string} */
                        onboardingStatus: "Onboarded";
                        osArchitecture: ("64-bit" | "32-bit") | null;
                        osBuild: number | null;
                        osPlatform: string | null;
                        osProcessor: string | null;
                        osVersion: string | null;
                        rbacGroupId: number;
                        rbacGroupName: null;
                        riskScore: null;
                        version: string | null;
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    listVulnerabilitiesByMachine: {
        parameters: {
            query?: {
                /** @description With @odata.count */
                $count?: boolean;
                /**
                 * @description OData: which items
                 * @example osPlatform eq 'Windows10' and lastSeen gt 2026-07-01Z
                 */
                $filter?: string;
                /**
                 * @description Properties, each asc or desc
                 * @example osPlatform,lastSeen desc
                 */
                $orderby?: string;
                /**
                 * @description Which fields
                 * @example id,computerDnsName
                 */
                $select?: string;
                /** @description Items that are passed over */
                $skip?: number;
                /** @description Of an @odata.nextLink */
                $skiptoken?: string;
                /** @description The most items of all pages together */
                $top?: number;
            };
            header?: never;
            path: {
                /** @description Device ID: forty hexadecimal digits */
                machineId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        "@odata.context": string;
                        /** @description With $count=true: of all pages together */
                        "@odata.count"?: number;
                        /** @description Where the list goes on; absent at its end */
                        "@odata.nextLink"?: string;
                        /** @description Whole, or with $select what was asked for */
                        value: {
                            cvssV3?: number | null;
                            cvssVector?: string | null;
                            description?: null;
                            exploitInKit?: boolean;
                            exploitTypes?: string[];
                            exploitUris?: string[];
                            exploitVerified?: boolean;
                            exposedMachines?: number;
                            /** @example CVE-2020-0796 */
                            id?: string;
                            name?: string;
                            publicExploit?: boolean;
                            /** Format: date-time */
                            publishedOn?: string;
                            severity?: "Critical" | "High" | "Medium" | "Low";
                            /** Format: date-time */
                            updatedOn?: string;
                        }[];
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    changeTagsOfManyMachines: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    Action: "Add" | "Remove";
                    MachineIds: string[];
                    /** @example VIP */
                    Value: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        "@odata.context": string;
                        /** @description With $count=true: of all pages together */
                        "@odata.count"?: number;
                        /** @description Where the list goes on; absent at its end */
                        "@odata.nextLink"?: string;
                        /** @description Whole, or with $select what was asked for */
                        value: {
                            aadDeviceId?: null;
                            agentVersion?: null;
                            computerDnsName?: string;
                            /** @enum {string} */
                            deviceValue?: "Normal";
                            exposureLevel?: null;
                            /** Format: date-time */
                            firstSeen?: string;
                            healthStatus?: "Active" | "Inactive";
                            id?: string;
                            ipAddresses?: {
                                ipAddress: string;
                                macAddress: null;
                                operationalStatus: null;
                            }[];
                            lastExternalIpAddress?: null;
                            lastIpAddress?: string | null;
                            /** Format: date-time */
                            lastSeen?: string;
                            machineTags?: string[];
                            /** @enum {string} */
                            onboardingStatus?: "Onboarded";
                            osArchitecture?: ("64-bit" | "32-bit") | null;
                            osBuild?: number | null;
                            osPlatform?: string | null;
                            osProcessor?: string | null;
                            osVersion?: string | null;
                            rbacGroupId?: number;
                            rbacGroupName?: null;
                            riskScore?: null;
                            version?: string | null;
                        }[];
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    findMachinesByIp: {
        parameters: {
            query?: {
                /** @description With @odata.count */
                $count?: boolean;
                /**
                 * @description OData: which items
                 * @example osPlatform eq 'Windows10' and lastSeen gt 2026-07-01Z
                 */
                $filter?: string;
                /**
                 * @description Properties, each asc or desc
                 * @example osPlatform,lastSeen desc
                 */
                $orderby?: string;
                /**
                 * @description Which fields
                 * @example id,computerDnsName
                 */
                $select?: string;
                /** @description Items that are passed over */
                $skip?: number;
                /** @description Of an @odata.nextLink */
                $skiptoken?: string;
                /** @description The most items of all pages together */
                $top?: number;
            };
            header?: never;
            path: {
                /**
                 * @description An address that the machine told
                 * @example 192.0.2.7
                 */
                ip: string;
                /** @description Around which it was seen, in the past 30 days */
                timestamp: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        "@odata.context": string;
                        /** @description With $count=true: of all pages together */
                        "@odata.count"?: number;
                        /** @description Where the list goes on; absent at its end */
                        "@odata.nextLink"?: string;
                        /** @description Whole, or with $select what was asked for */
                        value: {
                            aadDeviceId?: null;
                            agentVersion?: null;
                            computerDnsName?: string;
                            /** @enum {string} */
                            deviceValue?: "Normal";
                            exposureLevel?: null;
                            /** Format: date-time */
                            firstSeen?: string;
                            healthStatus?: "Active" | "Inactive";
                            id?: string;
                            ipAddresses?: {
                                ipAddress: string;
                                macAddress: null;
                                operationalStatus: null;
                            }[];
                            lastExternalIpAddress?: null;
                            lastIpAddress?: string | null;
                            /** Format: date-time */
                            lastSeen?: string;
                            machineTags?: string[];
                            /** @enum {string} */
                            onboardingStatus?: "Onboarded";
                            osArchitecture?: ("64-bit" | "32-bit") | null;
                            osBuild?: number | null;
                            osPlatform?: string | null;
                            osProcessor?: string | null;
                            osVersion?: string | null;
                            rbacGroupId?: number;
                            rbacGroupName?: null;
                            riskScore?: null;
                            version?: string | null;
                        }[];
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    findMachinesByTag: {
        parameters: {
            query: {
                /** @description With @odata.count */
                $count?: boolean;
                /**
                 * @description OData: which items
                 * @example osPlatform eq 'Windows10' and lastSeen gt 2026-07-01Z
                 */
                $filter?: string;
                /**
                 * @description Properties, each asc or desc
                 * @example osPlatform,lastSeen desc
                 */
                $orderby?: string;
                /**
                 * @description Which fields
                 * @example id,computerDnsName
                 */
                $select?: string;
                /** @description Items that are passed over */
                $skip?: number;
                /** @description Of an @odata.nextLink */
                $skiptoken?: string;
                /** @description The most items of all pages together */
                $top?: number;
                /** @description The tag, in any case */
                tag: string;
                /** @description The tag may go on behind this */
                useStartsWithFilter?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        "@odata.context": string;
                        /** @description With $count=true: of all pages together */
                        "@odata.count"?: number;
                        /** @description Where the list goes on; absent at its end */
                        "@odata.nextLink"?: string;
                        /** @description Whole, or with $select what was asked for */
                        value: {
                            aadDeviceId?: null;
                            agentVersion?: null;
                            computerDnsName?: string;
                            /** @enum {string} */
                            deviceValue?: "Normal";
                            exposureLevel?: null;
                            /** Format: date-time */
                            firstSeen?: string;
                            healthStatus?: "Active" | "Inactive";
                            id?: string;
                            ipAddresses?: {
                                ipAddress: string;
                                macAddress: null;
                                operationalStatus: null;
                            }[];
                            lastExternalIpAddress?: null;
                            lastIpAddress?: string | null;
                            /** Format: date-time */
                            lastSeen?: string;
                            machineTags?: string[];
                            /** @enum {string} */
                            onboardingStatus?: "Onboarded";
                            osArchitecture?: ("64-bit" | "32-bit") | null;
                            osBuild?: number | null;
                            osPlatform?: string | null;
                            osProcessor?: string | null;
                            osVersion?: string | null;
                            rbacGroupId?: number;
                            rbacGroupName?: null;
                            riskScore?: null;
                            version?: string | null;
                        }[];
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    postInventories: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description NDJSON: an inventory as PUT takes it, with its id or without, on each line */
        requestBody: {
            content: {
                /** @example {"computerDnsName":"pc-7.contoso.com","osVersion":"10.0.18363.657"} */
                "application/x-ndjson": string;
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Devices that are new */
                        created: number;
                        /** @description The first of the lines that failed */
                        errors: {
                            code: string;
                            line: number;
                            message: string;
                        }[];
                        /** @description Lines that cannot be taken */
                        failed: number;
                        /** @description Left out, since a later inventory of the device is there */
                        outdated: number;
                        /** @description Lines that are not blank: all that follows together */
                        received: number;
                        /** @description Devices that were known */
                        replaced: number;
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    listSoftwareInventoryByMachine: {
        parameters: {
            query?: {
                /** @description With @odata.count */
                $count?: boolean;
                /**
                 * @description OData: which items
                 * @example osPlatform eq 'Windows10' and lastSeen gt 2026-07-01Z
                 */
                $filter?: string;
                /**
                 * @description Properties, each asc or desc
                 * @example osPlatform,lastSeen desc
                 */
                $orderby?: string;
                /**
                 * @description Which fields
                 * @example id,computerDnsName
                 */
                $select?: string;
                /** @description Items that are passed over */
                $skip?: number;
                /** @description Of an @odata.nextLink */
                $skiptoken?: string;
                /** @description The most items of all pages together */
                $top?: number;
                /** @description Pages before it are passed over */
                pageIndex?: number;
                pageSize?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        "@odata.context": string;
                        /** @description With $count=true: of all pages together */
                        "@odata.count"?: number;
                        /** @description Where the list goes on; absent at its end */
                        "@odata.nextLink"?: string;
                        /** @description Whole, or with $select what was asked for */
                        value: {
                            deviceId?: string;
                            deviceName?: string;
                            diskPaths?: string[];
                            endOfSupportDate?: string | null;
                            endOfSupportStatus?: ("None" | "EOS Version") | null;
                            numberOfWeaknesses?: number;
                            osPlatform?: string | null;
                            /** @enum {string} */
                            rbacGroupName?: "None";
                            registryPaths?: string[];
                            softwareFirstSeenTimestamp?: null;
                            softwareName?: string;
                            softwareVendor?: string;
                            softwareVersion?: string | null;
                        }[];
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getSoftwareInventoryExport: {
        parameters: {
            query?: {
                /** @description How long the addresses hold */
                sasValidHours?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        "@odata.context": string;
                        exportFiles: string[];
                        /**
                         * Format: date-time
                         * @description When the machines were counted
                         */
                        generatedTime: string;
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    listSoftwareVulnerabilitiesByMachine: {
        parameters: {
            query?: {
                /** @description With @odata.count */
                $count?: boolean;
                /**
                 * @description OData: which items
                 * @example osPlatform eq 'Windows10' and lastSeen gt 2026-07-01Z
                 */
                $filter?: string;
                /**
                 * @description Properties, each asc or desc
                 * @example osPlatform,lastSeen desc
                 */
                $orderby?: string;
                /**
                 * @description Which fields
                 * @example id,computerDnsName
                 */
                $select?: string;
                /** @description Items that are passed over */
                $skip?: number;
                /** @description Of an @odata.nextLink */
                $skiptoken?: string;
                /** @description The most items of all pages together */
                $top?: number;
                /** @description Pages before it are passed over */
                pageIndex?: number;
                pageSize?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        "@odata.context": string;
                        /** @description With $count=true: of all pages together */
                        "@odata.count"?: number;
                        /** @description Where the list goes on; absent at its end */
                        "@odata.nextLink"?: string;
                        /** @description Whole, or with $select what was asked for */
                        value: {
                            cveId?: string;
                            /** @description Not there where the feed has none */
                            cvssScore?: number;
                            deviceId?: string;
                            deviceName?: string;
                            diskPaths?: string[];
                            exploitabilityLevel?: "NoExploit" | "ExploitIsVerified";
                            firstSeenTimestamp?: null;
                            id?: string;
                            /** @example 2020-03-12 07:11:13 */
                            lastSeenTimestamp?: string;
                            osArchitecture?: string | null;
                            osPlatform?: string | null;
                            osVersion?: string | null;
                            /** @enum {string} */
                            rbacGroupName?: "None";
                            recommendationReference?: string;
                            recommendedSecurityUpdate?: string;
                            recommendedSecurityUpdateId?: string;
                            recommendedSecurityUpdateUrl?: string;
                            registryPaths?: string[];
                            /** @enum {boolean} */
                            securityUpdateAvailable?: true;
                            softwareName?: string;
                            softwareVendor?: string;
                            softwareVersion?: string | null;
                            vulnerabilitySeverityLevel?: "Critical" | "High" | "Medium" | "Low";
                        }[];
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getSoftwareVulnerabilitiesExport: {
        parameters: {
            query?: {
                /** @description How long the addresses hold */
                sasValidHours?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        "@odata.context": string;
                        exportFiles: string[];
                        /**
                         * Format: date-time
                         * @description When the machines were counted
                         */
                        generatedTime: string;
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    listRecommendations: {
        parameters: {
            query?: {
                /** @description With @odata.count */
                $count?: boolean;
                /**
                 * @description OData: which items
                 * @example osPlatform eq 'Windows10' and lastSeen gt 2026-07-01Z
                 */
                $filter?: string;
                /**
                 * @description Properties, each asc or desc
                 * @example osPlatform,lastSeen desc
                 */
                $orderby?: string;
                /**
                 * @description Which fields
                 * @example id,computerDnsName
                 */
                $select?: string;
                /** @description Items that are passed over */
                $skip?: number;
                /** @description Of an @odata.nextLink */
                $skiptoken?: string;
                /** @description The most items of all pages together */
                $top?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        "@odata.context": string;
                        /** @description With $count=true: of all pages together */
                        "@odata.count"?: number;
                        /** @description Where the list goes on; absent at its end */
                        "@odata.nextLink"?: string;
                        /** @description Whole, or with $select what was asked for */
                        value: {
                            activeAlert?: boolean;
                            associatedThreats?: string[];
                            configScoreImpact?: number;
                            exposedMachinesCount?: number;
                            exposureImpact?: number;
                            /** @example va-_-microsoft-_-windows_10 */
                            id?: string;
                            nonProductivityImpactedAssets?: number;
                            /** @example windows_10 */
                            productName?: string;
                            publicExploit?: boolean;
                            recommendationCategory?: string;
                            /** @example Update Windows 10 */
                            recommendationName?: string;
                            recommendedVersion?: string;
                            relatedComponent?: string;
                            remediationType?: string;
                            severityScore?: number;
                            status?: string;
                            subCategory?: string;
                            totalMachineCount?: number;
                            vendor?: string;
                            weaknesses?: number;
                        }[];
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getRecommendation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description In any case
                 * @example va-_-microsoft-_-windows_10
                 */
                recommendationId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        "@odata.context": string;
                        activeAlert: boolean;
                        associatedThreats: string[];
                        configScoreImpact: number;
                        exposedMachinesCount: number;
                        exposureImpact: number;
                        /** @example va-_-microsoft-_-windows_10 */
                        id: string;
                        nonProductivityImpactedAssets: number;
                        /** @example windows_10 */
                        productName: string;
                        publicExploit: boolean;
                        recommendationCategory: string;
                        /** @example Update Windows 10 */
                        recommendationName: string;
                        recommendedVersion: string;
                        relatedComponent: string;
                        remediationType: string;
                        severityScore: number;
                        status: string;
                        subCategory: string;
                        totalMachineCount: number;
                        vendor: string;
                        weaknesses: number;
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    listMachinesByRecommendation: {
        parameters: {
            query?: {
                /** @description With @odata.count */
                $count?: boolean;
                /**
                 * @description OData: which items
                 * @example osPlatform eq 'Windows10' and lastSeen gt 2026-07-01Z
                 */
                $filter?: string;
                /**
                 * @description Properties, each asc or desc
                 * @example osPlatform,lastSeen desc
                 */
                $orderby?: string;
                /**
                 * @description Which fields
                 * @example id,computerDnsName
                 */
                $select?: string;
                /** @description Items that are passed over */
                $skip?: number;
                /** @description Of an @odata.nextLink */
                $skiptoken?: string;
                /** @description The most items of all pages together */
                $top?: number;
            };
            header?: never;
            path: {
                /**
                 * @description In any case
                 * @example va-_-microsoft-_-windows_10
                 */
                recommendationId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        "@odata.context": string;
                        /** @description With $count=true: of all pages together */
                        "@odata.count"?: number;
                        /** @description Where the list goes on; absent at its end */
                        "@odata.nextLink"?: string;
                        /** @description Whole, or with $select what was asked for */
                        value: {
                            computerDnsName?: string;
                            id?: string;
                            osPlatform?: string | null;
                            rbacGroupName?: null;
                        }[];
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getSoftwareByRecommendation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description In any case
                 * @example va-_-microsoft-_-windows_10
                 */
                recommendationId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        "@odata.context": string;
                        activeAlert: boolean;
                        exposedMachines: number;
                        /** @example microsoft-_-edge */
                        id: string;
                        impactScore: number;
                        /** @example edge */
                        name: string;
                        publicExploit: boolean;
                        /** @example microsoft */
                        vendor: string;
                        weaknesses: number;
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    listVulnerabilitiesByRecommendation: {
        parameters: {
            query?: {
                /** @description With @odata.count */
                $count?: boolean;
                /**
                 * @description OData: which items
                 * @example osPlatform eq 'Windows10' and lastSeen gt 2026-07-01Z
                 */
                $filter?: string;
                /**
                 * @description Properties, each asc or desc
                 * @example osPlatform,lastSeen desc
                 */
                $orderby?: string;
                /**
                 * @description Which fields
                 * @example id,computerDnsName
                 */
                $select?: string;
                /** @description Items that are passed over */
                $skip?: number;
                /** @description Of an @odata.nextLink */
                $skiptoken?: string;
                /** @description The most items of all pages together */
                $top?: number;
            };
            header?: never;
            path: {
                /**
                 * @description In any case
                 * @example va-_-microsoft-_-windows_10
                 */
                recommendationId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        "@odata.context": string;
                        /** @description With $count=true: of all pages together */
                        "@odata.count"?: number;
                        /** @description Where the list goes on; absent at its end */
                        "@odata.nextLink"?: string;
                        /** @description Whole, or with $select what was asked for */
                        value: {
                            cvssV3?: number | null;
                            cvssVector?: string | null;
                            description?: null;
                            exploitInKit?: boolean;
                            exploitTypes?: string[];
                            exploitUris?: string[];
                            exploitVerified?: boolean;
                            exposedMachines?: number;
                            /** @example CVE-2020-0796 */
                            id?: string;
                            name?: string;
                            publicExploit?: boolean;
                            /** Format: date-time */
                            publishedOn?: string;
                            severity?: "Critical" | "High" | "Medium" | "Low";
                            /** Format: date-time */
                            updatedOn?: string;
                        }[];
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getSession: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The session */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        name: string;
                        /** @description What people call these tenants, of those that were given a name */
                        names: {
                            [key: string]: string;
                        };
                        /** @enum {unknown} */
                        role: "reader" | "operator" | "administrator";
                        /** @description Whose devices are shown */
                        tenant: string;
                        /** @description Whose devices may be shown */
                        tenants: string[];
                    };
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    endSession: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The session has ended; the issuer that began it has one of its own */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * Format: uri
                         * @description Where the browser signs out with the issuer
                         */
                        signOutAt: string;
                    };
                };
            };
            /** @description The session has ended */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    endSessions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The session has ended; the issuer that began it has one of its own */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * Format: uri
                         * @description Where the browser signs out with the issuer
                         */
                        signOutAt: string;
                    };
                };
            };
            /** @description The session has ended */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    moveSession: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    tenant: string;
                };
            };
        };
        responses: {
            /** @description The session */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        name: string;
                        /** @description What people call these tenants, of those that were given a name */
                        names: {
                            [key: string]: string;
                        };
                        /** @enum {unknown} */
                        role: "reader" | "operator" | "administrator";
                        /** @description Whose devices are shown */
                        tenant: string;
                        /** @description Whose devices may be shown */
                        tenants: string[];
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    listSoftware: {
        parameters: {
            query?: {
                /** @description With @odata.count */
                $count?: boolean;
                /**
                 * @description OData: which items
                 * @example osPlatform eq 'Windows10' and lastSeen gt 2026-07-01Z
                 */
                $filter?: string;
                /**
                 * @description Properties, each asc or desc
                 * @example osPlatform,lastSeen desc
                 */
                $orderby?: string;
                /**
                 * @description Which fields
                 * @example id,computerDnsName
                 */
                $select?: string;
                /** @description Items that are passed over */
                $skip?: number;
                /** @description Of an @odata.nextLink */
                $skiptoken?: string;
                /** @description The most items of all pages together */
                $top?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        "@odata.context": string;
                        /** @description With $count=true: of all pages together */
                        "@odata.count"?: number;
                        /** @description Where the list goes on; absent at its end */
                        "@odata.nextLink"?: string;
                        /** @description Whole, or with $select what was asked for */
                        value: {
                            activeAlert?: boolean;
                            exposedMachines?: number;
                            /** @example microsoft-_-edge */
                            id?: string;
                            impactScore?: number;
                            /** @example edge */
                            name?: string;
                            publicExploit?: boolean;
                            /** @example microsoft */
                            vendor?: string;
                            weaknesses?: number;
                        }[];
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getSoftware: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Software id, in any case
                 * @example microsoft-_-windows_10
                 */
                softwareId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        "@odata.context": string;
                        activeAlert: boolean;
                        exposedMachines: number;
                        /** @example microsoft-_-edge */
                        id: string;
                        impactScore: number;
                        /** @example edge */
                        name: string;
                        publicExploit: boolean;
                        /** @example microsoft */
                        vendor: string;
                        weaknesses: number;
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    listSoftwareVersions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Software id, in any case
                 * @example microsoft-_-windows_10
                 */
                softwareId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        "@odata.context": string;
                        value: {
                            installations: number;
                            version: string | null;
                            vulnerabilities: number;
                        }[];
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getMissingKBsBySoftware: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Software id, in any case
                 * @example microsoft-_-windows_10
                 */
                softwareId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        "@odata.context": string;
                        value: {
                            /** @example 97 */
                            cveAddressed: number;
                            /**
                             * @description KB number without "KB"
                             * @example 4540673
                             */
                            id: string;
                            /** @example 1 */
                            machineMissedOn: number;
                            /** @example March 2020 Security Updates */
                            name: string;
                            /**
                             * @example [
                             *       "windows_10",
                             *       "edge",
                             *       "internet_explorer"
                             *     ]
                             */
                            productsNames: string[];
                            /** @example https://catalog.update.microsoft.com/v7/site/Search.aspx?q=KB4540673 */
                            url: string;
                        }[];
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    listMachinesBySoftware: {
        parameters: {
            query?: {
                /** @description With @odata.count */
                $count?: boolean;
                /**
                 * @description OData: which items
                 * @example osPlatform eq 'Windows10' and lastSeen gt 2026-07-01Z
                 */
                $filter?: string;
                /**
                 * @description Properties, each asc or desc
                 * @example osPlatform,lastSeen desc
                 */
                $orderby?: string;
                /**
                 * @description Which fields
                 * @example id,computerDnsName
                 */
                $select?: string;
                /** @description Items that are passed over */
                $skip?: number;
                /** @description Of an @odata.nextLink */
                $skiptoken?: string;
                /** @description The most items of all pages together */
                $top?: number;
            };
            header?: never;
            path: {
                /**
                 * @description Software id, in any case
                 * @example microsoft-_-windows_10
                 */
                softwareId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        "@odata.context": string;
                        /** @description With $count=true: of all pages together */
                        "@odata.count"?: number;
                        /** @description Where the list goes on; absent at its end */
                        "@odata.nextLink"?: string;
                        /** @description Whole, or with $select what was asked for */
                        value: {
                            computerDnsName?: string;
                            id?: string;
                            osPlatform?: string | null;
                            rbacGroupName?: null;
                        }[];
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    listVulnerabilitiesBySoftware: {
        parameters: {
            query?: {
                /** @description With @odata.count */
                $count?: boolean;
                /**
                 * @description OData: which items
                 * @example osPlatform eq 'Windows10' and lastSeen gt 2026-07-01Z
                 */
                $filter?: string;
                /**
                 * @description Properties, each asc or desc
                 * @example osPlatform,lastSeen desc
                 */
                $orderby?: string;
                /**
                 * @description Which fields
                 * @example id,computerDnsName
                 */
                $select?: string;
                /** @description Items that are passed over */
                $skip?: number;
                /** @description Of an @odata.nextLink */
                $skiptoken?: string;
                /** @description The most items of all pages together */
                $top?: number;
            };
            header?: never;
            path: {
                /**
                 * @description Software id, in any case
                 * @example microsoft-_-windows_10
                 */
                softwareId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        "@odata.context": string;
                        /** @description With $count=true: of all pages together */
                        "@odata.count"?: number;
                        /** @description Where the list goes on; absent at its end */
                        "@odata.nextLink"?: string;
                        /** @description Whole, or with $select what was asked for */
                        value: {
                            cvssV3?: number | null;
                            cvssVector?: string | null;
                            description?: null;
                            exploitInKit?: boolean;
                            exploitTypes?: string[];
                            exploitUris?: string[];
                            exploitVerified?: boolean;
                            exposedMachines?: number;
                            /** @example CVE-2020-0796 */
                            id?: string;
                            name?: string;
                            publicExploit?: boolean;
                            /** Format: date-time */
                            publishedOn?: string;
                            severity?: "Critical" | "High" | "Medium" | "Low";
                            /** Format: date-time */
                            updatedOn?: string;
                        }[];
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    listVulnerabilities: {
        parameters: {
            query?: {
                /** @description With @odata.count */
                $count?: boolean;
                /**
                 * @description OData: which items
                 * @example osPlatform eq 'Windows10' and lastSeen gt 2026-07-01Z
                 */
                $filter?: string;
                /**
                 * @description Properties, each asc or desc
                 * @example osPlatform,lastSeen desc
                 */
                $orderby?: string;
                /**
                 * @description Which fields
                 * @example id,computerDnsName
                 */
                $select?: string;
                /** @description Items that are passed over */
                $skip?: number;
                /** @description Of an @odata.nextLink */
                $skiptoken?: string;
                /** @description The most items of all pages together */
                $top?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        "@odata.context": string;
                        /** @description With $count=true: of all pages together */
                        "@odata.count"?: number;
                        /** @description Where the list goes on; absent at its end */
                        "@odata.nextLink"?: string;
                        /** @description Whole, or with $select what was asked for */
                        value: {
                            cvssV3?: number | null;
                            cvssVector?: string | null;
                            description?: null;
                            exploitInKit?: boolean;
                            exploitTypes?: string[];
                            exploitUris?: string[];
                            exploitVerified?: boolean;
                            exposedMachines?: number;
                            /** @example CVE-2020-0796 */
                            id?: string;
                            name?: string;
                            publicExploit?: boolean;
                            /** Format: date-time */
                            publishedOn?: string;
                            severity?: "Critical" | "High" | "Medium" | "Low";
                            /** Format: date-time */
                            updatedOn?: string;
                        }[];
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getVulnerability: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description In any case
                 * @example CVE-2020-0796
                 */
                vulnerabilityId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        "@odata.context": string;
                        cvssV3: number | null;
                        cvssVector: string | null;
                        description: null;
                        exploitInKit: boolean;
                        exploitTypes: string[];
                        exploitUris: string[];
                        exploitVerified: boolean;
                        exposedMachines: number;
                        /** @example CVE-2020-0796 */
                        id: string;
                        name: string;
                        publicExploit: boolean;
                        /** Format: date-time */
                        publishedOn: string;
                        severity: "Critical" | "High" | "Medium" | "Low";
                        /** Format: date-time */
                        updatedOn: string;
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    listMachinesByVulnerability: {
        parameters: {
            query?: {
                /** @description With @odata.count */
                $count?: boolean;
                /**
                 * @description OData: which items
                 * @example osPlatform eq 'Windows10' and lastSeen gt 2026-07-01Z
                 */
                $filter?: string;
                /**
                 * @description Properties, each asc or desc
                 * @example osPlatform,lastSeen desc
                 */
                $orderby?: string;
                /**
                 * @description Which fields
                 * @example id,computerDnsName
                 */
                $select?: string;
                /** @description Items that are passed over */
                $skip?: number;
                /** @description Of an @odata.nextLink */
                $skiptoken?: string;
                /** @description The most items of all pages together */
                $top?: number;
            };
            header?: never;
            path: {
                /**
                 * @description In any case
                 * @example CVE-2020-0796
                 */
                vulnerabilityId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        "@odata.context": string;
                        /** @description With $count=true: of all pages together */
                        "@odata.count"?: number;
                        /** @description Where the list goes on; absent at its end */
                        "@odata.nextLink"?: string;
                        /** @description Whole, or with $select what was asked for */
                        value: {
                            computerDnsName?: string;
                            id?: string;
                            osPlatform?: string | null;
                            rbacGroupName?: null;
                        }[];
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    listVulnerabilitiesByMachineAndSoftware: {
        parameters: {
            query?: {
                /** @description With @odata.count */
                $count?: boolean;
                /**
                 * @description OData: which items
                 * @example osPlatform eq 'Windows10' and lastSeen gt 2026-07-01Z
                 */
                $filter?: string;
                /**
                 * @description Properties, each asc or desc
                 * @example osPlatform,lastSeen desc
                 */
                $orderby?: string;
                /**
                 * @description Which fields
                 * @example id,computerDnsName
                 */
                $select?: string;
                /** @description Items that are passed over */
                $skip?: number;
                /** @description Of an @odata.nextLink */
                $skiptoken?: string;
                /** @description The most items of all pages together */
                $top?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        "@odata.context": string;
                        /** @description With $count=true: of all pages together */
                        "@odata.count"?: number;
                        /** @description Where the list goes on; absent at its end */
                        "@odata.nextLink"?: string;
                        /** @description Whole, or with $select what was asked for */
                        value: {
                            cveId?: string;
                            /** @example 4540673 */
                            fixingKbId?: string;
                            id?: string;
                            machineId?: string;
                            productName?: string;
                            productVendor?: string;
                            productVersion?: string | null;
                            severity?: "Critical" | "High" | "Medium" | "Low";
                        }[];
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    isAlive: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The process lives */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        status: "ok";
                    };
                };
            };
        };
    };
    isReady: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The server can answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        catalogVersion: string;
                        /** @description Newest date of the feed's documents */
                        feedDate: string;
                        /** @description Day on which the newest update was released that the catalogue knows */
                        newestUpdate: string;
                        /** @description The first Patch Tuesday of which the catalogue knows nothing */
                        nextPatchTuesday: string;
                        /** @description The catalogue is too old for today, and every answer says so */
                        stale: boolean;
                        staleReason?: string;
                        /** @enum {string} */
                        status: "ready";
                    } & {
                        [key: string]: unknown;
                    };
                };
            };
            /** @description The server cannot answer */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * @example store
                         * @example catalogue
                         * @example stopping
                         */
                        reason: string;
                        /** @enum {string} */
                        status: "not ready";
                    } & {
                        [key: string]: unknown;
                    };
                };
            };
        };
    };
    showSignIn: {
        parameters: {
            query?: {
                /** @description Counts once, and for fifteen minutes */
                code?: string;
                /** @description The page of this server to go to by the issuer */
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The page */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            /** @description The page of signing in, which says why not */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
        };
    };
    signIn: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/x-www-form-urlencoded": {
                    code: string;
                };
            };
        };
        responses: {
            /** @description Signed in */
            303: {
                headers: {
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
            /** @description The page of signing in, which says why not */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            /** @description The page of signing in, which says why not */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            /** @description The page of signing in, which says why not */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            /** @description The page of signing in, which says why not */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
        };
    };
    comeBackFromIssuer: {
        parameters: {
            query?: {
                code?: string;
                error?: string;
                state?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Signed in */
            303: {
                headers: {
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
            /** @description The page of signing in, which says why not */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            /** @description The page of signing in, which says why not */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            /** @description The page of signing in, which says why not */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            /** @description The page of signing in, which says why not */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            /** @description The page of signing in, which says why not */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
        };
    };
    signInByIssuer: {
        parameters: {
            query?: {
                /** @description Whatever it says, the issuer asks who one is, though it knows */
                again?: string;
                /** @description The page of this server to go to afterwards */
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description To the issuer */
            303: {
                headers: {
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
            /** @description The page of signing in, which says why not */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            /** @description The page of signing in, which says why not */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            /** @description The page of signing in, which says why not */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
        };
    };
    listWaysToSignIn: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Beside the links, which there are always */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * @description Its host
                         * @example id.contoso.com
                         */
                        issuer?: string;
                    };
                };
            };
        };
    };
}
