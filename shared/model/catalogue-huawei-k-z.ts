/** See catalogue-huawei.ts. */
export const HUAWEI_K_Z = {
  KMS: {
    CMK: 'createKey createDataKey createDataKeyWithoutPlaintext enableKey disableKey encryptDatakey decryptDatakey scheduleKeyDeletion cancelKeyDeletion updateKeyAlias updateKeyDescription deleteKeyRiskTips importKeyMaterial deleteImportedKeyMaterial createGrant retireGrant revokeGrant encryptData decryptData dealUnifiedTags enableKeyRotation updateKeyRotationInterval disableKeyRotation',
    CSMS: 'createSecret updateSecret forceDeleteSecret scheduleDelSecret restoreSecretFromDeletedStatus createSecretStage updateSecretStage deleteSecretStage createSecretVersion backupSecret restoreSecretFromBackupBlob createSecretEvent updateSecretEvent deleteSecretEvent createResourceTag deleteResourceTag',
    RNG: 'genRandom',
  },
  LTS: {
    alarm: 'batchQueryAlarmList',
    als: 'addLogPailToOBS updateLogPailToOBS deleteLogPailToOBS',
    filedIndex: 'createOrUpdateFiledIndex',
    filter: 'deleteFavorite',
    group: 'createLogGroup updateLogGroup deleteLogGroup',
    KeywordsAlarm:
      'updateKeywordsAlarmRuleStatus createKeywordsAlarmRule deleteKeywordsAlarmRule updateKeywordsAlarmRule',
    LogAgent: 'createLogAgent updateLogAgent deleteLogAgent',
    LogCollectionSwitchOperation: 'LogCollectionSwitchOperation',
    logPathCollectionType: 'createLogPathCollection updateLogPathCollection deleteLogPathCollection',
    ltsLogAccessConfig: 'CreateLtsLogAccessConfig createAccessConfig updateAccessConfig deleteAccessConfig',
    NotificationTemplate: 'createNotificationTemplate updateNotificationTemplate deleteNotificationTemplate',
    searchCriteria: 'createLogSearchCriteria updateLogSearchCriteria deleteLogSearchCriteria',
    structLogConfig: 'createLogStreamStructConfig updateLogStreamStructConfig deleteLogStreamStructConfig',
    structurization: 'addStructurization deleteStructurization',
    topic: 'createLogStream updateLogStream deleteLogStream',
    transfer: 'createLogTransfer updateLogTransfer deleteLogTransfer',
    wordFreqConfig: 'updateWordFreqConfig',
  },
  MRS: {
    cluster_mrs: 'createCluster deleteCluster scaleOutCluster scaleInCluster',
  },
  ModelArts: {
    AlgorithmV2: 'CreateAlgorithmV2 UpdateAlgorithmV2 DeleteAlgorithmV2',
    Dataset:
      'createDataset deleteDataset updateDataset publishDatasetVersion deleteDatasetVersion syncDataSource exportDataFromDataset createAutoLabelingTask createAutoGroupingTask createAutoDeployTask importSamplesToDataset createLabel updateLabel deleteLabel deleteLabelWithSamples uploadSamples deleteSamples stopTask',
    DiagnosisTask: 'CreateDiagnosisTask',
    Experiment: 'CreateExperiment UpdateExperiment DeleteExperiment',
    JobV2: 'CreateJobV2 UpdateJobV2 DeleteJobV2 StopJobV2 CreateJobTags DeleteJobTags',
    Notebook:
      'createNotebook getNotebook listallNotebook listNotebook openNotebook deleteNotebook updateNotebook startNotebook stopNotebook',
    SaveImageTask: 'CreateSaveImageTask',
  },
  NAT: {
    dnatrule: 'createDnatRule updateDnatRule deleteDnatRule',
    natgateway: 'createNatGateway updateNatGateway deleteNatGateway',
    privateDnatRule: 'createPrivateDnatRule updatePrivateDnatRule deletePrivateDnatRule',
    privateNat: 'createPrivateNat updatePrivateNat deletePrivateNat',
    privateSnatRule: 'createPrivateSnatRule updatePrivateSnatRule deletePrivateSnatRule',
    snatrule: 'createSnatRule updateSnatRule deleteSnatRule',
    transitIp: 'createTransitIp deleteTransitIp',
    transitSubnet: 'createTransitSubnet updateTransitSubnet deleteTransitSubnet',
  },
  NoSQL: {
    backup: 'NoSQLCreateBackup NoSQLDeleteBackup NoSQLSetBackupPolicy',
    instance:
      'NoSQLCreateInstance NoSQLDeleteInstance NoSQLEnlargeInstance NoSQLReduceInstance NoSQLRestartInstance NoSQLRestoreNewInstance NoSQLExtendInstanceVolume NoSQLResetPassword NoSQLRenameInstance NoSQLResizeInstance NoSQLBindEIP NoSQLUnBindEIP',
    parameterGroup:
      'NoSQLCreateConfigurations NoSQLUpdateConfigurations NoSQLUpdateInstanceConfigurations NoSQLCopyConfigurations NoSQLResetConfigurations NoSQLApplyConfigurations NoSQLDeleteConfigurations',
    tag: 'NoSQLAddTags NoSQLModifyInstanceTag NoSQLDeleteInstanceTag',
  },
  OBS: {
    bucket:
      'deleteBucket deleteBucketCors deleteBucketCustomdomain deleteBucketLifecycle deleteBucketPolicy deleteBucketReplication deleteBucketTagging deleteBucketWebsite createBucket setBucketAcl setBucketCors setBucketCustomdomain setBucketLifecycle setBucketLogging setBucketNotification setBucketPolicy setBucketQuota setBucketReplication setBucketStorageclass setBucketTagging setBucketVersioning setBucketWebsite listAllMyBucket',
  },
  Organizations: {
    account:
      'inviteAccount createAccount createAccountV2 closeAccount updateAccount moveAccount removeAccount listAccounts showAccount',
    accountStatus: 'listCreateAccountStatuses',
    organization: 'createOrganization showOrganization leaveOrganization',
    organizationUnit:
      'createOrganizationalUnit listOrganizationalUnits showOrganizationalUnit updateOrganizationalUnit deleteOrganizationalUnit',
    root: 'listRoots',
  },
  RDS: {
    all: 'rdsUnsubscribeInstance rdsfreezeInstance rdsunfreezeInstance',
    backup:
      'createManualSnapshot copySnapshot downLoadSnapshot backupsDownLoad deleteManualSnapshot packBackupsDownLoad',
    instance:
      'createInstance instanceAction instanceRestart instanceRestore instanceRename resetPassword setDBParameters resetDBParameters setBackupPolicy changeInstancePort setOrResetPublicIP modifySecurityGroup createTag deleteTag modifyTag deleteInstance instanceFailOver instanceFailOverMode instanceFailOverStrategy modifySingleToHaInstance sqlserverOpenTDE',
    parameterGroup:
      'createParameterGroup updateParameterGroup deleteParameterGroup copyParameterGroup resetParameterGroup compareParameterGroup applyParameterGroup saveParameterGroup',
  },
  RMS: {
    policy:
      'createPolicyAssignments deletePolicyAssignment updatePolicyAssignment runEvaluation disablePolicyAssignment enablePolicyAssignment',
    policyState: 'updatePolicyState',
    storedQuery: 'createStoredQuery updateStoredQuery deleteStoredQuery',
    trackerConfig: 'createOrUpdateTrackerConfig deleteTrackerConfig',
  },
  SDRS: {
    disasterRecoveryDrill: 'createDrDrill deleteDrDrill updateDrDrill',
    protectedInstance:
      'createProtectedInstance deleteProtectedInstance updateProtectedInstance attachReplicationPair detachReplicationPair addNic deleteNic resizeProtectedInstance',
    protectionGroup:
      'createProtectionGroup deleteProtectionGroup updateProtectionGroup startProtectionGroup reprotectProtectionGroup stopProtectionGroup failoverProtectionGroup reverseProtectionGroup protectionGroupAction',
    replicationPair:
      'createReplicationPair deleteReplicationPair updateReplicationPair expandReplicationPair',
  },
  SFS: {
    sfs: 'createShare updateShareInfo deleteShare addShareACL deleteShareACL extendShare shrinkShare',
    sfs_turbo: 'createShare deleteShare',
  },
  SMN: {
    message_template: 'createMessageTemplate updateMessageTemplate deleteMessageTemplate',
    subscription: 'subscribe delsubscribe',
    tag: 'batchCreateTag deleteTag',
    topic: 'createTopic deleteTopic updateTopic updateTopicAttribute',
  },
  SWR: {
    blob: 'createBlob updateImageLayerChunk updateImageLayer downloadImageLayer',
    dockerlogincmd: 'createDockerConfig',
    imagerepository:
      'createImageRepository deleteImageRepository showImageRepository updateImageRepository listImageRepositories',
    imagerepositoryaccessdomain:
      'createImageRepositoryAccessDomain deleteImageRepositoryAccessDomain showImageRepositoryAccessDomain updateImageRepositoryAccessDomain listImageRepositoryAccessDomain',
    images: 'postMultipartImagePackage',
    imagetag: 'createImageTag deleteImageTag listImageTags',
    manifest: 'uploadManifest',
    overview: 'getDomainOverview getDomainResourceReports',
    reposhare: 'createRepoShare deleteRepoShare getRepoShare updateRepoShare listRepoShares',
    retention:
      'createRetention deleteRetention showRetention updateRetention listRetentions listRetentionHistories',
    usernamespace: 'createUserNamespace deleteUserNamespace listUserNamespaces showUserNamespace',
    usernamespaceauth:
      'createUserNamespaceAuth deleteUserNamespaceAuth showUserNamespaceAuth updateUserNamespaceAuth',
    userrepositoryauth:
      'createUserRepositoryAuth deleteUserRepositoryAuth showUserRepositoryAuth updateUserRepositoryAuth listSharedReposDetails',
  },
  TMS: {
    application: 'createResourceTag deleteResourceTag',
    predefineTag: 'addPredefineTag deletePredefineTag',
    resourceTag: 'batchDeleteResourceTags',
  },
  TaurusDB: {
    backup: 'createManualSnapshot deleteManualSnapshot',
    instance:
      'createInstance addNodes deleteNode restartInstance changeInstancePort modifySecurityGroup instanceSwitchOver setOrResetPublicIP deleteInstance renameInstance modifyPriority instanceAction resetPassword restoreInstance',
    job: 'deleteTaskCenterJob',
    parameterGroup:
      'createParameterGroup updateParameterGroup deleteParameterGroup copyParameterGroup resetParameterGroup compareParameterGroup applyParameterGroup',
  },
  VPC: {
    bandwidth: 'modifyBandwidth',
    eip: 'createEip deleteEip bindEip unbindEip',
    networks: 'createNetwork updateNetwork deleteNetwork',
    ports: 'createPort updatePort deletePort',
    privateIps: 'createPrivateIp deletePrivateIp',
    publicip: 'deleteEip disassociateInstance associateInstance',
    routers: 'createRouter updateRouter addRouterInterface removeRouterInterface',
    'security-group-rules': 'createSecurity-group-rule updateSecurity-group-rule deleteSecurity-group-rule',
    security_groups: 'createSecurity-group updateSecurity-group deleteSecurity-group',
    subnet: 'createSubnet deleteSubnet modifySubnet',
    tag: 'batchUpdateTags',
    vpc: 'createVpc deleteVpc modifyVpc',
    vpn: 'createVpn deleteVpn modifyVpn',
  },
  VPCEP: {
    EndpointService:
      'createEndpointService modifyEndpointService deleteEndpointService serviceConnectionsAction servicePermissionAction',
    vpcEndpoint:
      'createEndpoint modifyEndpoint deleteEndpoint listEndpointInfoDetails listEndpoints modifyEndpointPolicy',
    vpcEndpointOrService: 'batchModifyTag',
  },
  VPN: {
    availability_zone: 'listAvailabilityZones listExtendedAvailabilityZones',
    'connection-monitor':
      'showConnectionMonitor listConnectionMonitors createConnectionMonitor deleteConnectionMonitor',
    'customer-gateway': 'createCgw updateCgw deleteCgw listCgws showCgw',
    instance:
      'batchCreateResourceTags batchDeleteResourceTags showResourceTags listProjectTags listResourcesByTags countResourcesByTags',
    quota: 'showQuotasInfo',
    'vpn-connection':
      'createVpnConnection updateVpnConnection deleteVpnConnection listVpnConnections showVpnConnection showVpnConnectionLog batchCreateVpnConnection',
    'vpn-gateway': 'createVgw updateVgw deleteVgw updatePostpaidVgwSpecification showVgw listVgws',
  },
  WAF: {
    certificate: 'createCertificate modifyCertificate deleteCertificate',
    instance: 'createInstance deleteInstance alterInstanceName modifyProtectStatus modifyAccessStatus',
    policy:
      'createPolicy applyToHost modifyPolicy deletePolicy createCc modifyCc deleteCc createCustom modifyCustom deleteCustom createWhiteblackip modifyWhiteblackip deleteWhiteblackip createAntitamper deleteAntitamper createIgnore deleteIgnore createPrivacy modifyPrivacy deletePrivacy',
    Tag: 'createResourceTag deleteResourceTag',
  },
} as const satisfies Record<string, Record<string, string>>;
