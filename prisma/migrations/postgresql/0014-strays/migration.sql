-- AlterTable
ALTER TABLE "Cluster" ADD COLUMN     "takenOverAt" TIMESTAMP(3);

-- CreateTable
CREATE TABLE "Stray" (
    "uuid" TEXT NOT NULL,
    "clusterUuid" TEXT NOT NULL,
    "clusterName" TEXT NOT NULL,
    "projectId" TEXT NOT NULL,
    "stackName" TEXT NOT NULL,
    "removedAt" TIMESTAMP(3) NOT NULL,
    "lookAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Stray_pkey" PRIMARY KEY ("uuid")
);

-- CreateIndex
CREATE INDEX "Stray_lookAt_idx" ON "Stray"("lookAt");
