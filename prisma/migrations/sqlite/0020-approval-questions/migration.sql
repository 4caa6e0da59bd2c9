-- CreateTable
CREATE TABLE "ApprovalQuestion" (
    "approvalNumber" INTEGER NOT NULL,
    "number" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "caller" JSONB NOT NULL,
    "origin" JSONB,
    "createdAt" DATETIME NOT NULL,
    "requestKey" TEXT,
    "isAnswered" BOOLEAN NOT NULL,
    "answer" JSONB,

    PRIMARY KEY ("approvalNumber", "number"),
    CONSTRAINT "ApprovalQuestion_approvalNumber_fkey" FOREIGN KEY ("approvalNumber") REFERENCES "Approval" ("number") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE UNIQUE INDEX "ApprovalQuestion_requestKey_key" ON "ApprovalQuestion"("requestKey");
