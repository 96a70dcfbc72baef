/** See catalogue-huawei.ts. */
export const HUAWEI_D_I = {
  DBSS: {
    dbss: 'createInstance deleteInstance startInstance stopInstance rebootInstance',
  },
  DCAAS: {
    dcaasConnection: 'createConnection modifyConnection deleteConnection',
    dcaasVirtualGateway: 'createVirtualGateway modifyVirtualGateway deleteVirtualGateway',
    dcaasVirtualInterface: 'createVirtualInterface modifyVirtualInterface deleteVirtualInterface',
  },
  DCS: {
    Instance: 'submitBatchStopDCSInstanceRequest submitBatchStartDCSInstanceRequest modifyWhiteList',
    Redis:
      'createDCSInstance submitCreateDCSInstanceRequest batchDeleteDCSInstance deleteDCSInstance modifyDCSInstanceInfo modifyDCSInstanceConfig modifyDCSInstancePassword stopDCSInstance submitStopDCSInstanceRequest restartDCSInstance submitRestartDCSInstanceRequest startDCSInstance submitStartDCSInstanceRequest flushDCSInstance batchStopDCSInstance batchRestartDCSInstance submitBatchRestartDCSInstanceRequest batchStartDCSInstance restoreDCSInstance submitRestoreDCSInstanceRequest backupDCSInstance submitBackupDCSInstanceRequest deleteInstanceBackupFile deleteDCSInstanceJobRecord modifySpecification submitModifySpecificationRequest createInstanceOrder createSpecificationChangeOrder masterStandbySwitchover resetDCSInstancePassword submitFlushDCSInstanceRequest webCliLogin webCliCommand webCliLogout offlineMigrate updateInstanceTag',
  },
  DDM: {
    all: 'cleanupUserAllResources',
    backup: 'listBackups deleteBackup showBackup',
    dn: 'queryReadOnlyDBInstance',
    group: 'createGroup deleteGroup',
    instance:
      'createInstance deleteInstance enlargeNode instanceRestart loadMetadata reduceNode resizeFlavor restoreInstance rollback switchIpGroup synRdsinfo upgrade addTag modifyIp modifyName exportInstance reloadInstanceConfig modifyInstancePort queryFlavor2Resize listSlowLogs listDatabaseVersions querySlowLogAnalysis bindEIP unbindEIP queryEIP queryLogicalProcessList killLogicalProcess queryPhysicalProcessList killPhysicalProcess queryKillProcessesAuditLog queryIpGroup listInstanceTags switchSsl getSslCerts listDatabases dumpMetadata queryLogicDbSize queryPreCheckMigrateLogicDb queryMigrateTaskDetail updateReadAndWriteStrategy batchModifyReadAndWriteStrategy queryReadWriteSeparationSwitch updateReadAndWriteStrategySwitch ListAvailableRds queryRelatedRdsList queryMigrateAction listTaskLogs checkRdsConnection restoreMetaData showBackupRelatedDn queryRestoreTime queryRds4Restore queryDDM4Restore showInstanceConfiguration listInstances showInstance listNodes listUsers updateInstanceSecurityGroup createSlowLogDownload resetAdministrator querySlowLogDownLoad',
    job: 'showJobResult',
    logicDB:
      'cleanMigrateLogicDB createLogicDB deleteLogicDB manualSwitchRoute migrateLogicDB modifyRouteSwitchTime retryMigrateLogicDB rollbackMigrateLogicDB preCheckMigrateLogicDb configSqlBlackList querySqlBlacklist queryAvailableMigrateRdsList listLogicTables queryLogicTableSize showDatabase queryLatestMigrateJob',
    node: 'nodeRestart showNode',
    parameterGroup:
      'applyParameterGroup copyParameterGroup createParameterGroup deleteParameterGroup modifyParameterGroup resetParameterGroup checkConfigurationName listConfigurations showConfiguration queryApplicableInstances queryModifyHistory queryApplyHistory',
    project: 'isWeakPassword listEngines listEnterpriseProjects listFlavors',
    table: 'showLogicTable',
    tag: 'listTags',
    user: 'createUser deleteUser modifyUser resetUserPassword',
  },
  DDS: {
    backup: 'ddsCreateBackup ddsDeleteBackup ddsSetBackupPolicy',
    instance:
      'ddsRestoreToNewInstance ddsCreateInstance ddsDeleteInstance ddsRestartInstance ddsGrowInstance ddsExtendInstanceVolume ddsResetPassword ddsRenameInstance ddsSwitchSsl ddsModifyInstancePort ddsBindEIP ddsUnBindEIP ddsDeleteExtendedDdsNode ddsResizeInstance',
    parameterGroup:
      'ddsApplyConfigurations ddsCopyConfigurations ddsResetConfigurations ddsCreateConfigurations ddsDeleteConfigurations ddsUpdateConfigurations',
    tag: 'ddsAddTag ddsDeleteTag ddsModifyTag ddsDeleteInstanceTag ddsAddInstanceTag',
  },
  DEH: {
    dedicatedHosts: 'createDedicatedHosts updateDedicatedHosts releaseDedicatedHosts',
  },
  DLI: {
    authorization: 'dataAuthorize projectDataAuthorize',
    database: 'createDatabase deleteDatabase alterDatabaseOwner',
    datasourceauth: 'uploadAuthInfo updateAuthInfo deleteAuthInfo',
    edsconnection:
      'createConnection deleteConnection associateQueueToConnection disassociateQueueToConnection updateHostInfo addRoute deleteRoute',
    elasticresourcepool:
      'createElasticResourcePool deleteElasticResourcePool updateElasticResourcePool associateQueueToElasticResourcePool updateElasticResourcePoolQueuePriority',
    jobs: 'cancelJob checkSQL deleteStreamJob createStreamSqlJob updateStreamSqlJob deleteStreamJobs stopStreamJobs submitStreamJobs createStreamJarJob updateStreamJarJob checkStreamJob dealSavepoint storeJobResult createBatch cancelBatch',
    obs: 'authorizeObsBucketsForStream',
    queue: 'createQueue deleteQueue queueAuthorize replaceQueue queueActions submitJob',
    resource: 'uploadResources deleteResource',
    table: 'createTable deleteTable exportData importData alterTableOwner',
    template:
      'createTemplate updateTemplate deleteTemplates createStreamTemplate updateStreamTemplate checkStreamTemplate deleteStreamTemplate',
    tms: 'tmsQueryResources',
    variable: 'createGlobalVariable deleteGlobalVariable updateGlobalVariable',
  },
  DMS: {
    instance: 'batchRestartDMSInstanceSuccess batchRestartDMSInstanceFailure',
    kafka:
      'createDMSInstanceTaskSuccess createDMSInstanceTaskFailure deleteDMSCreateFailureInstancesSuccess deleteDMSCreateFailureInstancesFailure deleteDMSInstanceTaskSuccess deleteDMSInstanceTaskFailure batchDeleteDMSInstanceTask batchDeleteDMSInstanceSuccess batchDeleteDMSInstanceTaskSuccess batchDeleteDMSInstanceFailure batchDeleteDMSInstanceTaskFailure extendDMSInstanceSuccess extendDMSInstanceTaskSuccess extendDMSInstanceFailure extendDMSInstanceTaskFailure resetDMSInstancePasswordSuccess resetDMSInstancePasswordFailure restartDMSInstanceSuccess restartDMSInstanceTaskSuccess restartDMSInstanceFailure restartDMSInstanceTaskFailure batchRestartDMSInstanceTaskSuccess batchRestartDMSInstanceTaskFailure modifyDMSInstanceInfoSuccess modifyDMSInstanceInfoTaskSuccess modifyDMSInstanceInfoFailure modifyDMSInstanceInfoTaskFailure deleteDMSBackendJobSuccess deleteDMSBackendJobFailure CreateConnectorSuccess createConnectorFailure createConnectorTaskSuccess createConnectorTaskFailure putConnectorTaskSuccess putConnectorTaskFailure deleteConnectorTaskSuccess deleteConnectorTaskFailure restartConnectorSuccess restartConnectorFailure pauseConnectorSuccess pauseConnectorFailure resumeConnectorSuccess resumeConnectorFailure ValidateConnectorConnectivitySuccess ValidateConnectorConnectivityFailure DeleteConnectorSuccess DeleteConnectorFailure createConnectorNodeTaskSuccess createConnectorNodeTaskFailure deleteConnectorNodeTaskSuccess deleteConnectorNodeTaskFailure Kafka_create_topicSuccess Kafka_create_topicFailure Kafka_delete_topicsSuccess Kafka_delete_topicsFailure enable_auto_topicSuccess enable_auto_topicFailure Kafka_alter_topicsSuccess Kafka_alter_topicsFailure kafka_reassignmentTaskSuccess kafka_reassignmentTaskFailure kafka_reassignmentSuccess kafka_reassignmentFailure Kafka_reset_consumer_offsetSuccess Kafka_reset_consumer_offsetFailure Kafka_batch_delete_groupSuccess Kafka_batch_delete_groupFailure createUserSuccess createUserFailure deleteUserSuccess deleteUserFailure updateUserPoliciesTaskSuccess updateUserPoliciesTaskFailure',
  },
  DNS: {
    privateRecordSet: 'createPrivateRecordSet deletePrivateRecordSet updatePrivateRecordSet',
    privateRecordSetTag: 'createPrivateRecordSetTag deletePrivateRecordSetTag',
    privateZone: 'createPrivateZone updatePrivateZone deletePrivateZone associateRouter disassociateRouter',
    privateZoneTag: 'createPrivateZoneTag deletePrivateZoneTag',
    ptrRecord: 'setPTRRecord resetPTRRecord deletePtrRecord',
    ptrRecordTag: 'createPTRRecordSetTag deletePTRRecordTag',
    publicRecordSet: 'createPublicRecordSet deletePublicRecordSet updatePublicRecordSet',
    publicRecordSetTag: 'createPublicRecordSetTag deletePublicRecordSetTag',
    publicZone: 'createPublicZone updatePublicZone deletePublicZone',
    publicZoneTag: 'createPublicZoneTag deletePublicZoneTag',
  },
  DWS: {
    backup:
      'createBackup deleteBackup restoreCluster copySnapshot deleteBackupPolicy updateClustersBackupPolicy',
    cluster:
      'createCluster deleteCluster createInspection AbortInspection growCluster resizeWithFreeNodes redistributeCluster executeDiskExpand flavorResize restartCluster activeStandySwitchover resetClusterPassword repairCluster createClusterConnection modifyClusterConnection deleteClusterConnection resizeCluster bindOrUnbindEIP createOrBindElb unbindElb addCN deleteCN clusterUpdateMgr shrinkCluster addWorkloadPlan deleteWorkloadQueueInfo addWorkloadQueueInfo updateClusterConfigurations cancelReadonly modifyMaintenanceWindow batchCreateCn batchDeleteCn batchCreateResourceTag batchDeleteResourceTag createLogicalCluster deleteLogicalCluster editLogicalCluster restartLogicalCluster switchLogicalCluster startCluster stopCluster changeSecurityGroup modifyClusterTimezone',
    configurations: 'updateConfigurations',
    dataSource: 'createExtDataSource deleteExtDataSource updateExtDataSource',
    disasterRecovery:
      'createDisasterRecovery deleteDisasterRecovery startDisasterRecoveryAction stopDisasterRecoveryAction switchoverDisasterRecoveryAction failoverDisasterRecoveryAction recoveryDisaster updateRecoveryDisaster disasterRecoveryOperate',
  },
  ECS: {
    ecs: 'createServer createServerV2 deleteServer deleteServerV2 startServer rebootServer stopServer addNic deleteNic attachVolume attachVolumeV2 detachVolume reinstallOs reinstallOsV2 changeOs changeOsV2 resizeServer addAutoRecovery deleteAutoRecovery updateMetadata setMetadata deleteMetadata createSecurityGroup updateSecurityGroup addSecurityGroup removeSecurityGroup createSgRule deleteSgRule createFloatingIp deleteFloatingIp createSingleServer',
    server: 'interruptServer',
  },
  ELB: {
    certificate: 'createCertificate updateCertificate deleteCertificate',
    healthmonitor: 'createHealthMonitor updateHealthMonitor deleteHealthMonitor',
    l7policy: 'createL7policy updateL7policy deleteL7policy',
    l7rule: 'createl7rule updateL7rule deleteL7rule',
    listener: 'createListener updateListener deleteListener',
    loadbalancer: 'createLoadbalancer updateLoadbalancer deleteLoadbalancer',
    logtank: 'createLogtank deleteLogtank',
    member: 'createMember updateMember batchUpdateMember',
    pool: 'createPool updatePool deletePool',
  },
  ER: {
    erAssociation: 'createAssociation deleteAssociation',
    erAttachment: 'createAttachment updateAttachment deleteAttachment acceptAttachment rejectAttachment',
    erFlowLog: 'createFlowLog updateFlowLog deleteFlowLog',
    erInstance: 'createInstance updateInstance deleteInstance',
    erPropagation: 'createPropagation deletePropagation',
    erRouteTable: 'createRouteTable updateRouteTable deleteRouteTable',
    erStaticRoute:
      'createStaticRoute batchCreateStaticRoute deleteStaticRoute batchDeleteStaticRoute updateStaticRoute',
    erTag: 'batchOperationErResourceTags',
  },
  EVS: {
    evs: 'createVolume updateVolume extendVolume deleteVolume',
  },
  FunctionGraph: {
    Functions: 'createFunction deleteFunction updateFunctionConfig',
    FunctionVersions: 'publishFunctionVersion',
    FunctionVersionsAlias: 'deleteVersionAlias',
    Trigger: 'deleteTrigger createTrigger disableTrigger enableTrigger',
  },
  GaussDB: {
    backup: 'setRecyclePolicy createManualSnapshot deleteManualSnapshot setBackupPolicy restoreInstance',
    instance:
      'createInstance deleteInstance resizeFlavor upgradeVersion resetPassword instanceRestart modifyTag deleteTag createTag instanceRename instanceAction deleteTaskRecord4OpenGauss reduceReplica reduceCoordinatorNode',
  },
  HSS: {
    hss: 'notIgnorePortStatus ignorePortStatus notIgnoreCheckRuleStat ignoreCheckRuleStat runBaselineDetect cancelHostsQuota closeContainerProtectStatus openContainerProtectStatus changeBlockedIp changeEvent changeIsolatedFile removeAlarmWhiteList addLoginWhiteList removeLoginWhiteList addHostsGroup associateHostsGroup changeHostsGroup deleteHostsGroup closeHostsProtectStatus openHostsProtectStatus uninstallAgents runImageScan runImageSynchronizeTask runSwrImageScan resetRiskScore addPolicyGroup deletePolicyGroup deployPolicyGroup modifyPolicyDetail modifyPolicyGroup closeAutoKillVirusStatus openAutoKillVirusStatus modifyLoginCommonIp modifyLoginCommonLocation modifyLoginWhiteIp changeVulStatus addHostProtectDirInfo addPrivilegedProcessInfo addTimingOffConfigInfo deleteBackupHostInfo deleteHostProtectDirInfo deletePrivilegedProcessInfo deleteTimingOffConfigInfo setDateOffConfigInfo setProtectDirSwitchInfo setRaspSwitch setRemoteBackupInfo setTimingOffSwitchInfo closeWtpProtectionStatus openWtpProtectionStatus updateBackupHostInfo updateHostProtectDirInfo updatePrivilegedProcessInfo updateRaspPathInfo updateTimingOffConfigInfo',
  },
  IAM: {
    agency:
      'createAgency updateAgency deleteAgency switchRole updateAgencyInheritedGrants deleteAgencyInheritedGrants updateAgencyGrants deleteAgencyGrants updateAgencyAssignsByRole updateagenciesRolesByConsole',
    assignment: 'createAssignment deleteAssignment',
    group: 'updateGroupAssignsByRole',
    identityProvider:
      'createIdentityProvider updateIdentityProvider deleteIdentityProvider createProtocol updateProtocol deleteProtocol metadataConfiguration createOIDCConfiguration updateOIDCConfiguration',
    mapping: 'createMapping updateMapping deleteMapping',
    MFA: 'UnBindMFA BindMFA createMFA deleteMFA',
    Policy: 'createRole updateRole deleteRole',
    project: 'createProject deleteProject updateProject',
    protocol: 'createProtocol updateProtocol',
    roleAgencyDomain: 'assignRoleToAgencyOnDomain unassignRoleToAgencyOnDomain',
    roleAgencyProject: 'assignRoleToAgencyOnProject unassignRoleToAgencyOnProject',
    SecurityPolicy: 'modifySecurityPolicy',
    user: 'login loginfailed logout changePassword scanQRCodeLogin scanQRCodeLoginFailed oidcLoginSuccess oidcLoginFailed iamUserSsoLoginSuccess iamUserSsoLoginFailed createUser updateUser deleteUser createCredential deleteCredential updateUserPwd federationLoginNoPwdSuccess federationLoginNoPwdFailed tsiLogin modifyLoginProtect updateMobileAndEmail tenantLoginBySamlSuccess changeMobileByEmail updateUserPwdByEmail',
    userGroup: 'createGroup updateGroup deleteGroup addUserToGroup removeUserFromGroup',
  },
  IMS: {
    image: 'createImage updateImage deleteImage addTag deleteTag addMember updateMember deleteMember',
    ims: 'createImage updateImage deleteImage copyImage exportImage addMember updateMember deleteMemeber',
  },
} as const satisfies Record<string, Record<string, string>>;
