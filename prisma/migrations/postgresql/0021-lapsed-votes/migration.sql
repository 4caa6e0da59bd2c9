-- AlterTable
ALTER TABLE "ApprovalVote" ADD COLUMN     "lapsedAt" TIMESTAMP(3);
