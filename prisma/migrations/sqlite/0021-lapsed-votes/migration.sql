-- AlterTable
ALTER TABLE "ApprovalVote" ADD COLUMN "lapsedAt" DATETIME;
