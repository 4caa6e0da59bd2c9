-- AlterTable
ALTER TABLE "Cluster" ADD COLUMN "healthStatus" TEXT;
ALTER TABLE "Cluster" ADD COLUMN "healthStatusReason" JSONB;
