-- AlterTable
ALTER TABLE "Misreading" ADD COLUMN "meant" JSONB;
