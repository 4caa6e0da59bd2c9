-- AlterTable
ALTER TABLE "Approval" ADD COLUMN     "oneTimeCode" BOOLEAN;

-- CreateIndex
CREATE INDEX "AuditRecord_action_at_idx" ON "AuditRecord"("action", "at");
