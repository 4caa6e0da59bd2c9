-- AlterTable
ALTER TABLE "Approval" ADD COLUMN "operationId" TEXT;

-- CreateIndex
CREATE INDEX "Approval_operationId_idx" ON "Approval"("operationId");
