//! The denominators: each just the raw library calls on the same data, and nothing else.

use std::collections::BTreeMap;
use std::io::{Read, Write};

use automerge::transaction::Transactable;
use automerge::{Automerge, ROOT};
use sha2::{Digest, Sha256};
use throughline_domain::id::VaultId;
use throughline_engine::browser::indexed_db::IndexedDb;
use throughline_protocol::Failure;
use throughline_vault::header::VaultHeader;
use throughline_vault::record::DossierRecord;
use throughline_vault::seal::{RecordKey, Sealed, Sealer, Table};
use throughline_vault::secret::SecretText;
use throughline_vault::store::{Batch, Store, Write as StoreWrite};

use super::people::PASSPHRASE;

fn fault<E>(_: E) -> Failure {
    Failure::Fault("raw".to_owned())
}

/// A vault's storage and the sealer that opens it, made before the clock starts.
pub struct Raw {
    store: IndexedDb,
    sealer: Sealer,
}

impl Raw {
    /// Opens a vault beside the engine.
    pub async fn open(vault: VaultId) -> Result<Self, Failure> {
        let store = IndexedDb::open(vault, false, || ()).await?;
        let bytes = store
            .header()
            .await
            .map_err(fault)?
            .ok_or(Failure::NoSuchVault)?;
        let header = VaultHeader::from_bytes(&bytes).map_err(fault)?;
        let master = header
            .unlock(&SecretText::from(PASSPHRASE))
            .map_err(fault)?;
        let sealer = Sealer::new(
            throughline_vault::id::VaultId::from_bytes(vault.to_bytes()),
            &master,
        );
        Ok(Self { store, sealer })
    }

    /// An IndexedDB read of every dossier.
    pub async fn read_all(&self) -> Result<Vec<(RecordKey, Sealed)>, Failure> {
        self.store
            .page(Table::Dossiers, None, usize::MAX)
            .await
            .map_err(fault)
    }

    /// Unseals: the Automerge documents of these records.
    pub fn unseal(&self, records: &[(RecordKey, Sealed)]) -> Result<Vec<Vec<u8>>, Failure> {
        records
            .iter()
            .map(|(key, sealed)| {
                let plain = self
                    .sealer
                    .open(Table::Dossiers, key, sealed)
                    .map_err(fault)?;
                Ok(DossierRecord::from_bytes(&plain)
                    .map_err(fault)?
                    .save
                    .to_vec())
            })
            .collect()
    }

    /// Unlock: an IndexedDB read, unsealing, and an Automerge load of every document.
    pub async fn unlock(&self) -> Result<usize, Failure> {
        let saves = self.unseal(&self.read_all().await?)?;
        let mut loaded = 0;
        for save in &saves {
            let document = Automerge::load(save).map_err(fault)?;
            loaded += usize::from(!document.is_empty());
        }
        Ok(loaded)
    }

    /// Export: unsealing, a SHA-256 of every document, and an age encryption of all of them to as many recipients as ours
    /// has: the receiver's device and their recovery sheet.
    pub fn export(
        &self,
        records: &[(RecordKey, Sealed)],
        recipients: &[age::x25519::Recipient; 2],
    ) -> Result<usize, Failure> {
        let saves = self.unseal(records)?;
        let mut file = Vec::new();
        let recipients = recipients.iter().map(|recipient| recipient as _);
        let encryptor = age::Encryptor::with_recipients(recipients).map_err(fault)?;
        let mut writer = encryptor.wrap_output(&mut file).map_err(fault)?;
        let mut hashed = 0;
        for save in &saves {
            hashed += usize::from(Sha256::digest(save)[0] < 255);
            writer.write_all(save).map_err(fault)?;
        }
        writer.finish().map_err(fault)?;
        Ok(hashed + file.len())
    }

    /// Import: an age decryption, a SHA-256 of every document, an Automerge load and merge of each onto its older self,
    /// sealing, and one IndexedDB transaction.
    pub async fn import(
        &self,
        file: &[u8],
        identity: &age::x25519::Identity,
        sizes: &[usize],
        older: &[Vec<u8>],
    ) -> Result<usize, Failure> {
        let decryptor = age::Decryptor::new_buffered(file).map_err(fault)?;
        let mut reader = decryptor
            .decrypt(std::iter::once(identity as _))
            .map_err(fault)?;
        let mut plain = Vec::new();
        reader.read_to_end(&mut plain).map_err(fault)?;
        let mut rest = plain.as_slice();
        let mut merged = Vec::new();
        let mut hashed = 0;
        for (size, older) in sizes.iter().zip(older) {
            let (bytes, after) = rest.split_at(*size);
            rest = after;
            hashed += usize::from(Sha256::digest(bytes)[0] < 255);
            let mut own = Automerge::load(older).map_err(fault)?;
            let mut incoming = Automerge::load(bytes).map_err(fault)?;
            own.merge(&mut incoming).map_err(fault)?;
            merged.push(own.save());
        }
        self.commit(&merged).await?;
        Ok(hashed)
    }

    /// Seals documents and writes them in one transaction, under keys of their own.
    pub async fn commit(&self, documents: &[Vec<u8>]) -> Result<(), Failure> {
        let epoch = self.store.take_over().await.map_err(fault)?;
        let mut writes = Vec::with_capacity(documents.len());
        for document in documents {
            let name = throughline_vault::secret::Secret::<16>::random();
            let key = self.sealer.record_key(Table::Drafts, name.expose());
            let value = self
                .sealer
                .seal(Table::Drafts, &key, 1, document)
                .map_err(fault)?;
            writes.push(StoreWrite::Put {
                table: Table::Drafts,
                key,
                expected: None,
                value,
            });
        }
        self.store
            .write(Batch {
                epoch,
                writes,
                header: None,
            })
            .await
            .map_err(fault)
    }

    /// Roster: a csv parse of every file, Automerge writes of the same values into as many documents, sealing, commit.
    pub async fn roster(
        &self,
        files: &[(String, String)],
        documents: &[BTreeMap<String, String>],
    ) -> Result<usize, Failure> {
        let mut fields = 0;
        for (_, text) in files {
            let mut reader = csv::ReaderBuilder::new()
                .flexible(true)
                .from_reader(text.as_bytes());
            for record in reader.records() {
                fields += record.map_err(fault)?.len();
            }
        }
        let mut saves = Vec::with_capacity(documents.len());
        for values in documents {
            let mut document = Automerge::new();
            let mut change = document.transaction();
            for (path, value) in values {
                change
                    .put(ROOT, path.as_str(), value.as_str())
                    .map_err(fault)?;
            }
            change.commit();
            saves.push(document.save());
        }
        self.commit(&saves).await?;
        Ok(fields)
    }

    /// A session of a group: an IndexedDB read of the dossiers, unsealing, an Automerge load and one more entry in each of
    /// `count` of them, sealing, and one transaction.
    pub async fn append(&self, count: u32) -> Result<usize, Failure> {
        let count = usize::try_from(count).unwrap_or(usize::MAX);
        let records = self.read_all().await?;
        let mut saves = Vec::with_capacity(count);
        for save in self.unseal(&records)?.iter().take(count) {
            let mut document = Automerge::load(save).map_err(fault)?;
            let mut change = document.transaction();
            change.put(ROOT, "entry", PART).map_err(fault)?;
            change.commit();
            saves.push(document.save());
        }
        self.commit(&saves).await?;
        Ok(saves.len())
    }
}

/// What one entry holds, as long as one of ours.
const PART: &str = r#"{"by":"00000000000000000000000001","at":1795363200000,"what":{"group":"00000000000000000000000009","session":"00000000000000000000000001","name":"Tuesday lunch","day":"2026-11-22","minutes":30,"done":"Practised asking for help in pairs, then a game.","word":""}}"#;
