-- AlterTable
ALTER TABLE "Outbox" ADD COLUMN     "clusterUuid" TEXT;

-- CreateTable
CREATE TABLE "Subscription" (
    "id" TEXT NOT NULL,
    "projectId" TEXT NOT NULL,
    "platform" TEXT NOT NULL,
    "workspace" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "channelName" TEXT,
    "clusterUuid" TEXT,
    "clusterName" TEXT,
    "kinds" JSONB NOT NULL,
    "exceptKinds" JSONB NOT NULL,
    "exceptClusters" JSONB NOT NULL,
    "digest" JSONB,
    "quiet" JSONB,
    "timeZone" TEXT NOT NULL,
    "urgent" BOOLEAN NOT NULL,
    "caller" JSONB NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Subscription_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "HeldAlert" (
    "id" SERIAL NOT NULL,
    "lane" TEXT NOT NULL,
    "place" JSONB NOT NULL,
    "subject" TEXT NOT NULL,
    "line" JSONB NOT NULL,
    "dueAt" TIMESTAMP(3) NOT NULL,
    "digestId" TEXT,

    CONSTRAINT "HeldAlert_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Subscription_projectId_idx" ON "Subscription"("projectId");

-- CreateIndex
CREATE INDEX "Subscription_platform_workspace_channel_idx" ON "Subscription"("platform", "workspace", "channel");

-- CreateIndex
CREATE INDEX "HeldAlert_digestId_idx" ON "HeldAlert"("digestId");

-- CreateIndex
CREATE INDEX "HeldAlert_dueAt_idx" ON "HeldAlert"("dueAt");

-- CreateIndex
CREATE UNIQUE INDEX "HeldAlert_lane_subject_key" ON "HeldAlert"("lane", "subject");

-- CreateIndex
CREATE INDEX "Outbox_clusterUuid_createdAt_idx" ON "Outbox"("clusterUuid", "createdAt");
