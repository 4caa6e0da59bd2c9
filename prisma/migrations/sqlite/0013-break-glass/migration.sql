-- CreateTable
CREATE TABLE "BrokenGlass" (
    "approvalNumber" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "caller" JSONB NOT NULL,
    "reason" TEXT NOT NULL,
    "ticket" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "endsAt" DATETIME NOT NULL,
    "remindAt" DATETIME NOT NULL,
    "reminders" INTEGER NOT NULL,
    "isReviewed" BOOLEAN NOT NULL,
    "review" JSONB
);

-- CreateIndex
CREATE INDEX "BrokenGlass_isReviewed_remindAt_idx" ON "BrokenGlass"("isReviewed", "remindAt");
