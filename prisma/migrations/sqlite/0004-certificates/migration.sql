-- CreateTable
CREATE TABLE "X509KeyPair" (
    "uuid" TEXT NOT NULL PRIMARY KEY,
    "clusterUuid" TEXT NOT NULL,
    "certificate" TEXT NOT NULL,
    "privateKey" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "IssuedCertificate" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "clusterUuid" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "serial" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "names" JSONB NOT NULL,
    "usages" JSONB NOT NULL,
    "fingerprint" TEXT NOT NULL,
    "caller" JSONB NOT NULL,
    "origin" JSONB,
    "createdAt" DATETIME NOT NULL,
    "expiresAt" DATETIME NOT NULL,
    "remindAt" DATETIME,
    CONSTRAINT "IssuedCertificate_clusterUuid_fkey" FOREIGN KEY ("clusterUuid") REFERENCES "Cluster" ("uuid") ON DELETE CASCADE ON UPDATE CASCADE
);

-- What there is moves to the store that is the database
INSERT INTO "X509KeyPair" ("uuid", "clusterUuid", "certificate", "privateKey", "createdAt") SELECT "id", "clusterUuid", "certificate", "privateKey", "createdAt" FROM "Certificate";

-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_Certificate" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "clusterUuid" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "certificate" TEXT NOT NULL,
    "store" TEXT NOT NULL,
    "ref" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    CONSTRAINT "Certificate_clusterUuid_fkey" FOREIGN KEY ("clusterUuid") REFERENCES "Cluster" ("uuid") ON DELETE CASCADE ON UPDATE CASCADE
);
INSERT INTO "new_Certificate" ("certificate", "clusterUuid", "createdAt", "id", "kind", "store", "ref") SELECT "certificate", "clusterUuid", "createdAt", "id", "kind", 'x509keypair', "id" FROM "Certificate";
DROP TABLE "Certificate";
ALTER TABLE "new_Certificate" RENAME TO "Certificate";
CREATE UNIQUE INDEX "Certificate_clusterUuid_kind_key" ON "Certificate"("clusterUuid", "kind");
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;

-- CreateIndex
CREATE INDEX "X509KeyPair_clusterUuid_idx" ON "X509KeyPair"("clusterUuid");

-- CreateIndex
CREATE INDEX "IssuedCertificate_clusterUuid_createdAt_idx" ON "IssuedCertificate"("clusterUuid", "createdAt");

-- CreateIndex
CREATE INDEX "IssuedCertificate_remindAt_idx" ON "IssuedCertificate"("remindAt");
