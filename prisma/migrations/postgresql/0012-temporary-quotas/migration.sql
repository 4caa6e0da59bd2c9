-- CreateTable
CREATE TABLE "QuotaTerm" (
    "approvalNumber" INTEGER NOT NULL,
    "projectId" TEXT NOT NULL,
    "resource" TEXT NOT NULL,
    "hardLimit" INTEGER NOT NULL,
    "beforeLimit" INTEGER NOT NULL,
    "beforeOwn" BOOLEAN NOT NULL,
    "version" TIMESTAMP(3) NOT NULL,
    "baseVersion" TIMESTAMP(3),
    "until" TIMESTAMP(3) NOT NULL,
    "warnAt" TIMESTAMP(3),
    "state" TEXT NOT NULL,
    "endedLimit" INTEGER,
    "endedUsed" INTEGER,

    CONSTRAINT "QuotaTerm_pkey" PRIMARY KEY ("approvalNumber")
);

-- CreateIndex
CREATE INDEX "QuotaTerm_state_until_idx" ON "QuotaTerm"("state", "until");

-- CreateIndex
CREATE INDEX "QuotaTerm_projectId_state_idx" ON "QuotaTerm"("projectId", "state");
