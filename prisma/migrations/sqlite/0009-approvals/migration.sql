-- CreateTable
CREATE TABLE "Approval" (
    "number" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
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
    "expiresAt" DATETIME NOT NULL,
    "remindAt" DATETIME,
    "escalateAt" DATETIME,
    "escalateTo" TEXT,
    "decidedAt" DATETIME,
    "finishedAt" DATETIME,
    "outcome" TEXT,
    "requestKey" TEXT,
    "createdAt" DATETIME NOT NULL,
    "leaseOwner" TEXT,
    "leaseUntil" DATETIME
);

-- CreateTable
CREATE TABLE "ApprovalVote" (
    "approvalNumber" INTEGER NOT NULL,
    "principal" TEXT NOT NULL,
    "decision" TEXT NOT NULL,
    "reason" TEXT,
    "caller" JSONB NOT NULL,
    "createdAt" DATETIME NOT NULL,

    PRIMARY KEY ("approvalNumber", "principal"),
    CONSTRAINT "ApprovalVote_approvalNumber_fkey" FOREIGN KEY ("approvalNumber") REFERENCES "Approval" ("number") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE UNIQUE INDEX "Approval_requestKey_key" ON "Approval"("requestKey");

-- CreateIndex
CREATE INDEX "Approval_state_idx" ON "Approval"("state");

-- CreateIndex
CREATE INDEX "Approval_projectId_state_idx" ON "Approval"("projectId", "state");
