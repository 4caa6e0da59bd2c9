-- AlterTable
ALTER TABLE "ChatChannel" ADD COLUMN "isQuiet" BOOLEAN;
