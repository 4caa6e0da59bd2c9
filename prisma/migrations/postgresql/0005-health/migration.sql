-- AlterTable
ALTER TABLE "Cluster" ADD COLUMN     "healthStatus" TEXT,
ADD COLUMN     "healthStatusReason" JSONB;
