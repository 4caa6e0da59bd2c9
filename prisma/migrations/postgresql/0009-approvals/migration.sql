-- CreateTable
CREATE TABLE "Approval" (
    "number" INTEGER NOT NULL,
    "action" TEXT NOT NULL,
    "projectId" TEXT NOT NULL,
    "projectName" TEXT NOT NULL,
    "intent" JSONB NOT NULL,
    "before" JSONB NOT NULL,
    "subjectHash" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "requester" JSONB NOT NULL,
    "askers" JSONB NOT NULL,
    "origin" JSONB,
    "reason" TEXT NOT NULL,
    "approvalsNeeded" INTEGER NOT NULL,
    "denialsNeeded" INTEGER NOT NULL,
    "ruleId" TEXT,
    "policyVersion" TEXT NOT NULL,
    "stepUp" BOOLEAN NOT NULL,
    "automatic" BOOLEAN NOT NULL DEFAULT false,
    "expiresAt" TIMESTAMP(3) NOT NULL,
    "remindAt" TIMESTAMP(3),
    "escalateAt" TIMESTAMP(3),
    "escalateTo" TEXT,
    "decidedAt" TIMESTAMP(3),
    "finishedAt" TIMESTAMP(3),
    "outcome" TEXT,
    "requestKey" TEXT,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "leaseOwner" TEXT,
    "leaseUntil" TIMESTAMP(3),

    CONSTRAINT "Approval_pkey" PRIMARY KEY ("number")
);

-- CreateTable
CREATE TABLE "ApprovalVote" (
    "approvalNumber" INTEGER NOT NULL,
    "principal" TEXT NOT NULL,
    "decision" TEXT NOT NULL,
    "reason" TEXT,
    "caller" JSONB NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "ApprovalVote_pkey" PRIMARY KEY ("approvalNumber","principal")
);

-- CreateIndex
CREATE UNIQUE INDEX "Approval_requestKey_key" ON "Approval"("requestKey");

-- CreateIndex
CREATE INDEX "Approval_state_idx" ON "Approval"("state");

-- CreateIndex
CREATE INDEX "Approval_projectId_state_idx" ON "Approval"("projectId", "state");

-- AddForeignKey
ALTER TABLE "ApprovalVote" ADD CONSTRAINT "ApprovalVote_approvalNumber_fkey" FOREIGN KEY ("approvalNumber") REFERENCES "Approval"("number") ON DELETE CASCADE ON UPDATE CASCADE;
