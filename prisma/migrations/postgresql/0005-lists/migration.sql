-- CreateIndex
CREATE INDEX "ClusterTemplate_createdAt_uuid_idx" ON "ClusterTemplate"("createdAt", "uuid");

-- CreateIndex
CREATE INDEX "Cluster_name_idx" ON "Cluster"("name");

-- CreateIndex
CREATE INDEX "Cluster_projectId_createdAt_uuid_idx" ON "Cluster"("projectId", "createdAt", "uuid");

-- CreateIndex
CREATE INDEX "Cluster_createdAt_uuid_idx" ON "Cluster"("createdAt", "uuid");

-- CreateIndex
CREATE INDEX "Cluster_clusterTemplateId_idx" ON "Cluster"("clusterTemplateId");

-- CreateIndex
CREATE INDEX "Cluster_trusteeUserId_idx" ON "Cluster"("trusteeUserId");
