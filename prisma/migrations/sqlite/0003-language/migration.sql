-- CreateTable
CREATE TABLE "Misreading" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "text" TEXT NOT NULL,
    "reading" JSONB NOT NULL,
    "createdAt" DATETIME NOT NULL
);

-- CreateIndex
CREATE INDEX "Misreading_createdAt_idx" ON "Misreading"("createdAt");
