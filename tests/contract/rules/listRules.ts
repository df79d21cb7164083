const elevenExist = Array.from(
  { length: 11 },
  (_, index) => `exists(/databases/$(database)/documents/a/n${index})`,
).join(' || ')

/** The rules under which the LIST verdicts of Google's emulator were recorded, one collection for each question. */
export const listRules = `rules_version = '2';
service cloud.firestore {
  match /databases/{database}/documents {
    function verified() { return request.auth.token.email_verified == true; }
    function owner() { return request.auth.uid == resource.data.createdBy; }
    function known(id) { return exists(/databases/$(database)/documents/members/$(id)); }
    function parentOwner(id) {
      return get(/databases/$(database)/documents/parents/$(id)).data.owner == request.auth.uid;
    }

    match /presentations/{id} {
      allow read: if verified() && (owner() || (resource.data.licenseId != null
        && get(/databases/$(database)/documents/licenses/$(resource.data.licenseId)).data.uid == request.auth.uid));
      match /slides/{slide} { allow list: if owner(); }
    }
    match /short/{id} {
      allow list: if owner() || get(/databases/$(database)/documents/licenses/missing).data.uid == 'x';
    }
    match /members/{id} { allow list: if request.auth.uid in resource.data.members; }
    match /scores/{id} { allow list: if resource.data.score > 4; }
    match /present/{id} { allow list: if resource.data.value != null; }
    match /unblocked/{id} { allow list: if resource.data.value != 'blocked'; }
    match /limited/{id} { allow list: if request.query.limit <= 12; }
    match /skipped/{id} { allow list: if request.query.offset <= 2; }
    match /sorted/{id} { allow list: if request.query.orderBy.updatedAt == 'DESC'; }
    match /fixed/{id} {
      allow list: if get(/databases/$(database)/documents/licenses/granted).data.uid == request.auth.uid
        && exists(/databases/$(database)/documents/licenses/denied);
    }
    match /licensed/{id} {
      allow list: if exists(/databases/$(database)/documents/licenses/$(resource.data.licenseId));
    }
    match /{prefix=**}/groupDocs/{id} { allow list: if owner(); }
    match /wild/{id} { allow list: if known(id); }
    match /parents/{parent}/orLeft/{id} { allow list: if !known(id) || parentOwner(parent); }
    match /parents/{parent}/orRight/{id} { allow list: if parentOwner(parent) || !known(id); }
    match /absorbAnd/{id} { allow list: if !(known(id) && false); }
    match /absorbOr/{id} { allow list: if known(id) || true; }
    match /absorbError/{id} { allow list: if request.auth.token.no.such.claim == 'x' || true; }
    match /many/{id} { allow list: if (${elevenExist}) || true; }
  }
}`
