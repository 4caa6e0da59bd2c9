-- AlterTable
ALTER TABLE "Cluster" ADD COLUMN "takenOverAt" DATETIME;

-- CreateTable
CREATE TABLE "Stray" (
    "uuid" TEXT NOT NULL PRIMARY KEY,
    "clusterUuid" TEXT NOT NULL,
    "clusterName" TEXT NOT NULL,
    "projectId" TEXT NOT NULL,
    "stackName" TEXT NOT NULL,
    "removedAt" DATETIME NOT NULL,
    "lookAt" DATETIME NOT NULL
);

-- CreateIndex
CREATE INDEX "Stray_lookAt_idx" ON "Stray"("lookAt");
