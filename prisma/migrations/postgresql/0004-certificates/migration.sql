-- CreateTable
CREATE TABLE "X509KeyPair" (
    "uuid" TEXT NOT NULL,
    "clusterUuid" TEXT NOT NULL,
    "certificate" TEXT NOT NULL,
    "privateKey" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "X509KeyPair_pkey" PRIMARY KEY ("uuid")
);

-- What there is moves to the store that is the database
INSERT INTO "X509KeyPair" ("uuid", "clusterUuid", "certificate", "privateKey", "createdAt") SELECT "id", "clusterUuid", "certificate", "privateKey", "createdAt" FROM "Certificate";

-- AlterTable
ALTER TABLE "Certificate" DROP COLUMN "privateKey",
ADD COLUMN     "ref" TEXT,
ADD COLUMN     "store" TEXT;
UPDATE "Certificate" SET "ref" = "id", "store" = 'x509keypair';
ALTER TABLE "Certificate" ALTER COLUMN "ref" SET NOT NULL, ALTER COLUMN "store" SET NOT NULL;

-- CreateTable
CREATE TABLE "IssuedCertificate" (
    "id" TEXT NOT NULL,
    "clusterUuid" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "serial" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "names" JSONB NOT NULL,
    "usages" JSONB NOT NULL,
    "fingerprint" TEXT NOT NULL,
    "caller" JSONB NOT NULL,
    "origin" JSONB,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "expiresAt" TIMESTAMP(3) NOT NULL,
    "remindAt" TIMESTAMP(3),

    CONSTRAINT "IssuedCertificate_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "X509KeyPair_clusterUuid_idx" ON "X509KeyPair"("clusterUuid");

-- CreateIndex
CREATE INDEX "IssuedCertificate_clusterUuid_createdAt_idx" ON "IssuedCertificate"("clusterUuid", "createdAt");

-- CreateIndex
CREATE INDEX "IssuedCertificate_remindAt_idx" ON "IssuedCertificate"("remindAt");

-- AddForeignKey
ALTER TABLE "IssuedCertificate" ADD CONSTRAINT "IssuedCertificate_clusterUuid_fkey" FOREIGN KEY ("clusterUuid") REFERENCES "Cluster"("uuid") ON DELETE CASCADE ON UPDATE CASCADE;
