-- AlterTable
ALTER TABLE "ChatChannel" ADD COLUMN     "language" TEXT;
