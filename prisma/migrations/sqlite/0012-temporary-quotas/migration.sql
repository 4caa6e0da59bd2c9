-- CreateTable
CREATE TABLE "QuotaTerm" (
    "approvalNumber" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "projectId" TEXT NOT NULL,
    "resource" TEXT NOT NULL,
    "hardLimit" INTEGER NOT NULL,
    "beforeLimit" INTEGER NOT NULL,
    "beforeOwn" BOOLEAN NOT NULL,
    "version" DATETIME NOT NULL,
    "baseVersion" DATETIME,
    "until" DATETIME NOT NULL,
    "warnAt" DATETIME,
    "state" TEXT NOT NULL,
    "endedLimit" INTEGER,
    "endedUsed" INTEGER
);

-- CreateIndex
CREATE INDEX "QuotaTerm_state_until_idx" ON "QuotaTerm"("state", "until");

-- CreateIndex
CREATE INDEX "QuotaTerm_projectId_state_idx" ON "QuotaTerm"("projectId", "state");
