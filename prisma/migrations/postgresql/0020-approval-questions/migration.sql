-- CreateTable
CREATE TABLE "ApprovalQuestion" (
    "approvalNumber" INTEGER NOT NULL,
    "number" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "caller" JSONB NOT NULL,
    "origin" JSONB,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "requestKey" TEXT,
    "isAnswered" BOOLEAN NOT NULL,
    "answer" JSONB,

    CONSTRAINT "ApprovalQuestion_pkey" PRIMARY KEY ("approvalNumber","number")
);

-- CreateIndex
CREATE UNIQUE INDEX "ApprovalQuestion_requestKey_key" ON "ApprovalQuestion"("requestKey");

-- AddForeignKey
ALTER TABLE "ApprovalQuestion" ADD CONSTRAINT "ApprovalQuestion_approvalNumber_fkey" FOREIGN KEY ("approvalNumber") REFERENCES "Approval"("number") ON DELETE CASCADE ON UPDATE CASCADE;
