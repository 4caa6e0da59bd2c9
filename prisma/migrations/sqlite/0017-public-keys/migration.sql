-- AlterTable
ALTER TABLE "Cluster" ADD COLUMN "publicKey" TEXT;
