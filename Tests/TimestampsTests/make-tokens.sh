#!/usr/bin/env bash
# Makes time-stamp authorities of every kind and one token of each, with openssl alone.
#
#   make-tokens.sh FOLDER
#
# FOLDER/data is what is stamped and FOLDER/root.pem is the root that is trusted. A token stands in
# FOLDER/<kind>.tsr.
set -euo pipefail
cd "$1"
printf 'recourse/case/0123\n7\nroot\n' >data

cat >ca.cnf <<'CNF'
[req]
distinguished_name=dn
prompt=no
[dn]
CN=Nobody
[root]
basicConstraints=critical,CA:TRUE
keyUsage=critical,keyCertSign,cRLSign
subjectKeyIdentifier=hash
[middle]
basicConstraints=critical,CA:TRUE,pathlen:0
keyUsage=critical,keyCertSign
extendedKeyUsage=timeStamping
[middle_for_mail]
basicConstraints=critical,CA:TRUE
keyUsage=critical,keyCertSign
extendedKeyUsage=emailProtection
[no_ca]
basicConstraints=critical,CA:FALSE
keyUsage=critical,digitalSignature
[tsa]
basicConstraints=critical,CA:FALSE
keyUsage=critical,digitalSignature
extendedKeyUsage=critical,timeStamping
subjectKeyIdentifier=hash
[tsa_also_mail]
extendedKeyUsage=critical,timeStamping,emailProtection
[tsa_not_critical]
extendedKeyUsage=timeStamping
[mail]
extendedKeyUsage=critical,emailProtection
[tsa_strange]
extendedKeyUsage=critical,timeStamping
1.2.3.4.5=critical,ASN1:NULL
[ca]
default_ca=test_ca
[test_ca]
new_certs_dir=.
database=index.txt
serial=ca.serial
default_md=sha256
policy=any
unique_subject=no
[any]
commonName=supplied
[stamp]
serial=stamp.serial
crypto_device=builtin
default_policy=1.2.3.4.1
other_policies=1.2.3.4.2
digests=sha256,sha384,sha512
accuracy=secs:1,millisecs:500
clock_precision_digits=3
ordering=yes
tsa_name=yes
[ts]
default_tsa=stamp
CNF
: >index.txt
echo 01 >ca.serial
echo 01 >stamp.serial

key() { # NAME ALGORITHM: a key; EC is quicker than RSA
  case $2 in
    rsa) openssl genpkey -quiet -algorithm RSA -pkeyopt rsa_keygen_bits:2048 -out "$1.key" ;;
    *) openssl genpkey -quiet -algorithm EC -pkeyopt "ec_paramgen_curve:$2" -out "$1.key" ;;
  esac
}

root() { # NAME ALGORITHM
  key "$1" "$2"
  openssl req -x509 -new -key "$1.key" -out "$1.pem" -days 3650 -config ca.cnf -subj "/CN=$1" \
    -extensions root
}

issue() { # NAME ALGORITHM ISSUER SECTION [START END]
  key "$1" "$2"
  openssl req -new -key "$1.key" -out "$1.csr" -config ca.cnf -subj "/CN=$1"
  openssl ca -batch -notext -config ca.cnf -cert "$3.pem" -keyfile "$3.key" -in "$1.csr" \
    -out "$1.pem" -extensions "$4" -startdate "${5:-20200101000000Z}" \
    -enddate "${6:-20491231000000Z}" 2>/dev/null
}

stamp() { # KIND SIGNER DIGEST-OF-SIGNATURE DIGEST-OF-DATA [CERTIFICATES]
  openssl ts -query -data data "-$4" -cert -out "$1.tsq" 2>/dev/null
  openssl ts -reply -config ca.cnf -section stamp -queryfile "$1.tsq" -signer "$2.pem" \
    -inkey "$2.key" "-$3" -chain "${5:-root.pem}" -out "$1.tsr" 2>/dev/null
}

sign() { # KIND SIGNER [OPTIONS]: signs the content of a good token anew
  openssl cms -sign -binary -nodetach -in content -econtent_type 1.2.840.113549.1.9.16.1.4 \
    -signer "$2.pem" -inkey "$2.key" -certfile root.pem -outform DER -out "$1.tsr" "${@:3}"
}

root root rsa
root self P-256
issue rsa rsa root tsa
issue p256 P-256 root tsa
issue p384 P-384 root tsa
issue middle P-256 root middle
issue behind P-256 middle tsa
issue expired P-256 root tsa 20200101000000Z 20210101000000Z
issue early P-256 root tsa 20480101000000Z 20491231000000Z
issue stranger P-256 self tsa
issue middle-expired P-256 root middle 20200101000000Z 20210101000000Z
issue behind-expired P-256 middle-expired tsa
issue middle-mail P-256 root middle_for_mail
issue behind-mail P-256 middle-mail tsa
issue no-ca P-256 root no_ca
issue behind-no-ca P-256 no-ca tsa
issue second-middle P-256 middle middle
issue behind-second P-256 second-middle tsa
issue also-mail P-256 root tsa_also_mail
issue not-critical P-256 root tsa_not_critical
issue mail P-256 root mail
issue strange P-256 root tsa_strange
openssl req -x509 -new -key p256.key -out alone.pem -days 3650 -config ca.cnf -subj /CN=alone \
  -extensions tsa
cp p256.key alone.key

# What a verifier must take.
stamp rsa-sha256 rsa sha256 sha256
stamp rsa-sha512 rsa sha512 sha512
stamp p256-sha256 p256 sha256 sha256
stamp p384-sha384 p384 sha384 sha384
stamp p384-sha512 p384 sha512 sha256
stamp behind behind sha256 sha256 middle.pem
openssl ts -reply -in rsa-sha256.tsr -token_out -out bare.tsr 2>/dev/null
openssl ts -reply -in p256-sha256.tsr -token_out -out p256.token 2>/dev/null
openssl cms -verify -noverify -inform DER -in p256.token -out content 2>/dev/null
sign cms-rsa rsa -cades -md sha256
sign cms-pss rsa -cades -md sha384 -keyopt rsa_padding_mode:pss -keyopt rsa_pss_saltlen:-1
sign cms-key-id p256 -cades -md sha256 -keyid
sign cms-ber p256 -cades -md sha256 -stream

# What a verifier must refuse.
stamp stranger stranger sha256 sha256 self.pem
stamp expired expired sha256 sha256
stamp early early sha256 sha256
cat middle-expired.pem root.pem >chain && stamp behind-expired behind-expired sha256 sha256 chain
cat middle-mail.pem root.pem >chain && stamp behind-mail behind-mail sha256 sha256 chain
cat no-ca.pem root.pem >chain && stamp behind-no-ca behind-no-ca sha256 sha256 chain
cat second-middle.pem middle.pem >chain && stamp behind-second behind-second sha256 sha256 chain
sign also-mail also-mail -cades -md sha256
sign not-critical not-critical -cades -md sha256
sign mail mail -cades -md sha256
sign strange strange -cades -md sha256
sign self-made alone -cades -md sha256
sign without-hash p256 -md sha256
sign sha1 p256 -cades -md sha1
sign salt-other rsa -cades -md sha256 -keyopt rsa_padding_mode:pss -keyopt rsa_pss_saltlen:20
openssl cms -sign -binary -nodetach -in data -signer p256.pem -inkey p256.key -outform DER \
  -cades -out other-content.tsr
openssl ts -query -data ca.cnf -sha256 -cert -out other.tsq 2>/dev/null
openssl ts -reply -config ca.cnf -section stamp -queryfile other.tsq -signer p256.pem \
  -inkey p256.key -sha256 -chain root.pem -out other-data.tsr 2>/dev/null
openssl ts -query -data data -sha1 -cert -out weak.tsq 2>/dev/null
openssl ts -reply -config ca.cnf -section stamp -queryfile weak.tsq -signer p256.pem \
  -inkey p256.key -sha256 -chain root.pem -out refused.tsr 2>/dev/null
