-- AlterTable
ALTER TABLE "Cluster" ADD COLUMN     "upgrades" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "NodeGroup" ADD COLUMN     "upgrades" INTEGER NOT NULL DEFAULT 0;
