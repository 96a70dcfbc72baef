/** See catalogue-huawei.ts. */
export const HUAWEI_A_C = {
  ANTIDDOS: {
    unspecified: 'openAntiddos deleteAntiddos updateAntiddos',
  },
  AOM: {
    ams: 'addDashboard update-view-action deleteDashboard addThreshold updateThreshold deleteThreshold',
    apminventory: 'deleteSubscribeRule updateSubscribeName createSubscribeRule',
    event2alarm_rule: 'updateEvent2AlarmRule addEvent2AlarmRule deleteEvent2AlarmRule',
    icmgr: 'icagentInstall icagentUpgrade pinPointUpgrade IcagentUninstall metricAndLogSwitch',
    OpenOrCloseProService: 'openProBillingService closeProBillingService',
    pe: 'createPolicyGroup updatePolicyGroup deletePolicyGroup',
    threshold_rules_v2: 'deleteOneAlarmById deleteAlarmRules updateAlarm addAlarmForDT',
  },
  APIG: {
    Acl: 'CreateAclStrategy UpdateAclStrategy DeleteAcl BatchDeleteAclV2',
    AclBinding: 'CreateApiAclBinding DeleteApiAclBinding BatchDeleteApiAclBinding',
    Api: 'CreateApi UpdateApi DeleteApi CreateOrDeletePublishRecordForApi CheckApis DebugApi BatchPublishOrOfflineApi ChangeApiVersion DeleteApiByVersionId',
    ApiGroup:
      'createApiGroup updateApiGroup deleteApiGroup AssociateDomain AssociateCertificate UpdateDomain DisassociateDomain DisassociateCertificate CreateGatewayResponse UpdateGatewayResponse DeleteGatewayResponse UpdateGatewayResponseType DeleteGatewayResponseType BatchAssociateCerts BatchDisassociateCerts',
    App: 'CreateAnApp UpdateApp DeleteAppV2 ResettingAppSecret CheckApp',
    AppAcl: 'UpdateAppAcl DeleteAppAcl',
    AppAuth: 'CreateAuthorizingApps CancelingAuthorization',
    AppCode: 'CreateAppCode CreateAppCodeAuto DeleteAppCode',
    AppQuota: 'CreateAppQuota UpdateAppQuota DeleteAppQuota',
    AppQuotaBinding: 'AssociateAppsForAppQuota DisassociateAppQuotaWithApp',
    Authorizer: 'CreateCustomAuthorizer UpdateCustomAuthorizer DeleteCustomAuthorizer',
    Certificate: 'BatchAssociateDomains BatchDisassociateDomains',
    Environment: 'createEnvironment updateEnvironment deleteEnvironment',
    EnvVariable: 'CreateEnvironmentVariable DeleteEnvironmentVariable UpdateEnvironmentVariable',
    Feature: 'CreateFeatureV2',
    Instance:
      'CreateInstance UpdateInstance AddEip RemoveEip AddEngressEip UpdateEngressEip RemoveEngressEip AddIngressEip UpdateIngressEip RemoveIngressEip DeleteInstances CreatePostPayResizeOrder BatchCreateOrDeleteInstanceTags',
    Microservice: 'ImportMicroservice',
    Plugin:
      'CreatePlugin UpdatePlugin DeletePlugin AttachApiToPlugin AttachPluginToApi DetachApiFromPlugin DetachPluginFromApi',
    Signature: 'CreateSignatureKey UpdateSignatureKey DeleteSignatureKey',
    SignatureBinding: 'AssociateSignatureKey DisassociateSignatureKey',
    SslCertificate: 'CreateCertificate DeleteCertificate UpdateCertificate',
    Swagger: 'CheckApiGroups ExportApiDefinitions ImportApiDefinitions',
    Throttle: 'CreateRequestThrottlingPolicy UpdateRequestThrottlingPolicy DeleteRequestThrottlingPolicy',
    ThrottleBinding:
      'AssociateRequestThrottlingPolicy DisassociateRequestThrottlingPolicy BatchDisassociateThrottlingPolicy',
    ThrottleSpecial:
      'CreateSpecialThrottlingConfiguration UpdateSpecialThrottlingConfiguration DeleteSpecialThrottlingConfiguration',
    Vpc: 'CreateVpcChannel UpdateVpcChannel DeleteVpcChannel AddingBackendInstances UpdateBackendInstances DeleteBackendInstance BatchEnableMembers BatchDisableMembers UpdateHealthCheck CreateMemberGroup DeleteMemberGroup UpdateMemberGroup',
    'vpc-endpoint': 'AcceptOrRejectEndpointConnections AddEndpointPermissions DeleteEndpointPermissions',
  },
  APM: {
    account: 'create-account delete-account get-accounts update-account',
    AGENT: 'change-agent-status delete-agent profiler-status',
    AKSK: 'create-AKSK delete-AKSK update-AKSK',
    application: 'create-application delete-application update-application update-default-application',
    environment: 'delete-env',
    envTag: 'delete-envTag update-envs-of-tag update-tags-of-env',
    subApplication: 'create-subApplication',
  },
  AS: {
    scaling_configuration:
      'createScalingConfiguration deleteScalingConfiguration batchDeleteScalingConfiguration',
    scaling_group:
      'createScalingGroup modifyScalingGroup deleteScalingGroup enableScalingGroup disableScalingGroup operateScalingGroup',
    scaling_instance:
      'removeInstance batchRemoveInstances batchAddInstances batchOperateInstance batchProtectInstances batchUnprotectInstances batchEnterStandbyInstances',
    scaling_policy:
      'createScalingPolicy modifyScalingPolicy deleteScalingPolicy enableScalingPolicy disableScalingPolicy executeScalingPolicy operateScalingPolicy batchEnableScalingPolicies batchDisableScalingPolicies',
    scaling_tag: 'deleteScalingTag createScalingTag updateScalingTag',
  },
  BMS: {
    bms: 'createBareMetalServers deleteBareMetalServers startBareMetalServers stopBareMetalServers rebootBareMetalServers',
  },
  CBR: {
    backup:
      'createBackup deleteBackup syncBackup restoreBackup replicateBackup createBackupMember updateBackupMember deleteBackupMember updateBackup',
    policy: 'createPolicy updatePolicy deletePolicy',
    vault:
      'associatePolicy dissociatePolicy createVault updateVault deleteVault removeResources addResources replicateVaultBackup createVaultBackup setResources migrateResources disableProtect deleteVaultBackup syncVaultBackup bulkCreateDeleteVaultTag createVaultTag deleteVaultTag',
  },
  CC: {
    globalConnectionBandwidth:
      'createGcBandwidth updateGcBandwidth deleteGcBandwidth bindGcBandwidth unbindGcBandwidth',
  },
  CCE: {
    'Add-on instance':
      'createAddonInstance getAddonInstance deleteAddonInstance getAddonsList updateAddonInstance rollbackAddonInstance GetAddonTemplate GetAddonTemplateList',
    Chart:
      'uploadChart updateChart deleteChart downloadChart getChart getChartValues listCharts getUserChartsQuotas',
    Cluster:
      'createUserAgencies getUserAgencies getAccessPolicy createAccessPolicy deleteAccessPolicy listAccessPolicy updateAccessPolicy createCluster updateCluster clusterUpgrade claimCluster deleteCluster listCluster getClustersByProjectID getClusterInstances getClusterByUID getPackageLists getPackageConfigs getClusterCertByUID revokeClusterCert operateMasterEIP operateCluster hibernateCluster awakeCluster resizeCluster updateConfiguration getClusterConfiguration getClusterConfigurationDetail getClusterSupportConfiguration getQuotas getClusterLongAKSKConfig updateClusterLongAKSKConfig UpdateAKSKConfig GetAKSKConfig GetOpenAPIInfo GetEndpoints ClusterUpgradeRetry ClusterUpgradePause ClusterUpgradeContinue Rollback ClusterRollbackRetry ClusterRollbackPause ClusterRollbackContinue GetRollbackTasks GetUpgradeTasks GetUpgradeTask GetLabels GetUpgradeInfo GetRotationState RotateCredentials DownloadNodeCredentials RollbackCredentials FinishEncryptionKeyRotation CompleteComponentCredential RotateClusterCredentials UpgradeWorkFlow GetUpgradeWorkFlows UpgradeWorkFlowUpdate PreCheck GetPreCheckList GetPreCheck PostCheck RollingUpdateControlPlane RetryRollingUpdateControlPlane Snapshot GetSnapshotTasks SyncNodePool ListPermissionApplyOrders CreatePermissionApplyOrder BatchCreateDeleteResourceTags CreatePartition GetOnePartition GetPartitionList UpdatePartition GetWarmUpPool ListWarmUpPool UpdateWarmUpPool CreateWarmUpPool DeleteWarmUpPool GetClusterUpgradePaths GetUpgradeFeatureGates GetUpgradePlans DeleteUpgradePlan GetMaintenanceWindow UpdateMaintenanceWindow CreateMaintenanceWindow DeleteMaintenanceWindow',
    Job: 'deleteJobs deleteOneJob getJobsByProjectID getJobByUID',
    'Kubernetes resource':
      'createConfigmaps getConfigmaps createDaemonsets getDaemonsets createDeployments getDeployments createEvents getEvents createIngresses getIngresses createJobs getJobs createNamespaces getNamespaces createNodes getNodes createPersistentvolumeclaims getPersistentvolumeclaims createPods getPods createReplicasets getReplicasets createResourcequotas createSecrets getSecrets createServices getServices createStatefulsets getStatefulsets createVolumes getVolumes deleteConfigmaps deleteDaemonsets deleteDeployments deleteEvents deleteIngresses deleteJobs deleteNamespaces deleteNodes deletePods deleteReplicasets deleteResourcequotas deleteSecrets deleteServices deleteStatefulsets deleteVolumes updateConfigmaps updateDaemonsets updateDeployments updateEvents updateIngresses updateJobs updateNamespaces updateNodes updatePersistentvolumeclaims updatePods updateReplicasets updateResourcequotas updateSecrets updateServices updateStatefulsets updateStatus uploadChart updateChart deleteChart getChart createRelease updateRelease deleteRelease getRelease',
    Node: 'addNodes createNode deleteAllHosts deleteOneHost claimOneHost updateNode getHostsList getOneHost removeNodesTask resetNodes MigrateNodes SyncNodes MigrateNodesTask LockNodepoolNodeScaleDown UnLockNodepoolNodeScaleDown',
    'Node pool':
      'createNodePool updateNodePool claimNodePool migrateNodepool updateConfiguration getConfiguration getConfigurationDetail getNodePool getNodePoolQuota listNodePools scaleNodePool upgradeNodePool',
    Release: 'createRelease updateRelease deleteRelease getRelease getReleaseHistory listReleases',
  },
  CES: {
    alarm_rule: 'createAlarmRule deleteAlarmRule disableAlarmRule enableAlarmRule updateAlarmRule',
    alarm_template: 'createAlarmTemplate deleteAlarmTemplate updateAlarmTemplate',
    dashboard: 'createDashboard deleteDashboard updateDashboard',
    data_share_job: 'actionDataShareJob createDataShareJob deleteDataShareJob updateDataShareJob',
    metric: 'createMetricSort',
    metrics_job: 'createMetricsJobs',
    one_click_alarm:
      'batchActionOneClickAlarmPolicy batchDeleteOneClickAlarm updateOneClickAlarm updateOneClickAlarmNotifications',
    report_job: 'batchDeleteReportJobs createReportJobs downloadReportJobs',
    resource_clear: 'clearAllResource',
    resource_group: 'createResourceGroup deleteResourceGroup updateResourceGroup',
    widget: 'createWidget deleteWidget updateWidget',
  },
  CFW: {
    acl: 'addRuleAclService updateRuleAclService deleteRuleAclService setACLRulePriority',
    address_group:
      'addAddressSetInfoService updateAddressSetInfoService deleteAddressSetInfoService addAddressItemsService updateAddressItemService deleteAddressItemService',
    alarm_config: 'updateAlarmConfig',
    black_white_list:
      'addBlackListService updateBlackListService deleteBlackListService addWhiteListService updateWhiteListService deleteWhiteListService',
    cfw: 'eipOperateProtectService eipOperateProtectServiceEnable eipOperateProtectServiceDisable createEastWestFirewall enableEwFirewallProtect disableEwFirewallProtect addFirewallOrder deleteFirewall changeFirewall',
    cfw_instance:
      'createEWFirewallInstance createSNFirewallInstance updateFirewallInstance deleteFirewallInstance upgradeFirewallInstance createTags deleteTags freezeFirewallInstance',
    dns_server: 'updateDnsServer',
    import: 'importCFW',
    ips: 'createOrUpdateIpsMode enableVirtualPatches disableVirtualPatches',
    log_config: 'createLogConfig updateLogConfig',
    service_group:
      'addServiceSetService updateServiceSetService deleteServiceSetService addServiceItemsService updateServiceItemService deleteServiceItemService',
  },
  CSS: {
    cluster:
      'createCluster showClusterDetail deleteCluster updateClusterName listClusters resetPassword restartCluster updateExtendCluster updateExtendInstanceStorage updateFlavor listFlavors updateShrinkNodes updateFlavorByType updateShrinkCluster downloadCert updateInstance changeMode addIndependentNode upgradeCore listImages upgradeDetail retryUpgradeTask changeSecurityGroup createClusterV2 rollingRestart startKibanaPublic updateCloseKibana updateAlterKibana updatePublicKibanaWhitelist stopPublicKibanaWhitelist startLogs stopLogs listLogsJob showGetLogSetting updateLogSetting startLogAutoBackupPolicy stopLogAutoBackupPolicy createLogBackup showLogBackup createBindPublic updateUnbindPublic updatePublicBandWidth startPublicWhitelist stopPublicWhitelist startAutoSetting updateSnapshotSetting createAutoCreatePolicy showAutoCreatePolicy listSnapshots stopSnapshot startAutoCreateSnapshots stopAutoCreateSnapshots startVpecp stopVpecp showVpcepConnection updateVpcepConnection updateVpcepWhitelist listYmls listYmlsJob updateYmls listElbs enableOrDisableElb createElbListener showElbDetail updateEsListener listElbCerts listAiOps createAiOps deleteAiOps listSmnTopics',
    snapshot: 'createSnapshot restoreSnapshot deleteSnapshot',
  },
  CTS: {
    configuration: 'updateConfiguration showConfiguration',
    notification:
      'createNotification deleteNotification updateNotification updateNotificationStatus listNotification',
    trace: 'getTrace listTraces exportTrace',
    tracker: 'createTracker updateTracker deleteTracker listTrackers',
  },
} as const satisfies Record<string, Record<string, string>>;
