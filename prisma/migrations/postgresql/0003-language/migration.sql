-- CreateTable
CREATE TABLE "Misreading" (
    "id" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "reading" JSONB NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Misreading_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Misreading_createdAt_idx" ON "Misreading"("createdAt");
