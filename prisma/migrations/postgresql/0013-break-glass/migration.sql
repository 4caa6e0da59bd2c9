-- CreateTable
CREATE TABLE "BrokenGlass" (
    "approvalNumber" INTEGER NOT NULL,
    "caller" JSONB NOT NULL,
    "reason" TEXT NOT NULL,
    "ticket" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "endsAt" TIMESTAMP(3) NOT NULL,
    "remindAt" TIMESTAMP(3) NOT NULL,
    "reminders" INTEGER NOT NULL,
    "isReviewed" BOOLEAN NOT NULL,
    "review" JSONB,

    CONSTRAINT "BrokenGlass_pkey" PRIMARY KEY ("approvalNumber")
);

-- CreateIndex
CREATE INDEX "BrokenGlass_isReviewed_remindAt_idx" ON "BrokenGlass"("isReviewed", "remindAt");
