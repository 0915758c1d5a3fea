# The program of a child that reads tags with ExifTool. It speaks the same frames as the other children
# (frames.ts): it opens no file of evidence and knows no name or path of one. Each piece of a file is asked
# for by offset and comes over standard input. Whatever is thrown ends it, and the examiner starts another.
#
# Usage: perl read-tags.pl LIBRARY, where LIBRARY is ExifTool's folder of Perl modules.

use strict;
use warnings;

BEGIN {
    # Only the folder named, and Perl's own.
    my $library = shift @ARGV;
    die "no library\n" unless defined $library && -d $library;
    unshift @INC, $library;
    $ENV{TZ} = 'UTC';
}

package FileAtExaminer;

use File::RandomAccess;
our @ISA = ('File::RandomAccess');

use constant PAGE       => 65536;
use constant PAGES_KEPT => 64;
use constant PIECE      => 4 * 1024 * 1024;

sub at_examiner {
    my ($class, $size) = @_;
    my $nothing = '';
    return bless {
        SIZE => $size, AT => 0, PAGES => {}, ORDER => [],
        BUFF_PT => \$nothing, BASE => 0, POS => 0, LEN => 0, TESTED => 1,
    }, $class;
}

sub Tell    { return $_[0]{AT} }
sub BinMode { return 1 }
sub Close   { return 1 }
sub Slurp   { return }
sub Purge   { return 1 }
sub SeekTest { return 1 }

sub Seek {
    my ($self, $offset, $whence) = @_;
    $whence ||= 0;
    my $to = $whence == 0 ? $offset : $whence == 1 ? $self->{AT} + $offset : $self->{SIZE} + $offset;
    return 0 if $to < 0;
    $self->{AT} = $to;
    return 1;
}

sub Read {
    my ($self, undef, $length) = @_;
    my $left = $self->{SIZE} - $self->{AT};
    $length = $left if $length > $left;
    if ($length <= 0) {
        $_[1] = '';
        return 0;
    }
    $_[1] = $self->bytes($self->{AT}, $length);
    $self->{AT} += $length;
    return $length;
}

sub ReadLine {
    my $self = $_[0];
    my ($start, $end, $step) = ($self->{AT}, $self->{SIZE}, 1024);
    my $line = '';
    while ($self->{AT} < $end) {
        my $length = $end - $self->{AT} < $step ? $end - $self->{AT} : $step;
        # A separator may lie across two pieces.
        my $from = length($line) - length($/) + 1;
        $line .= $self->bytes($self->{AT}, $length);
        $self->{AT} += $length;
        my $found = index($line, $/, $from < 0 ? 0 : $from);
        if ($found >= 0) {
            $line = substr($line, 0, $found + length($/));
            $self->{AT} = $start + length $line;
            last;
        }
        $step = PAGE;
    }
    $_[1] = $line;
    return length $line;
}

sub bytes {
    my ($self, $offset, $length) = @_;
    return join('', map {
        my $at = $_ * PIECE;
        main::ask($offset + $at, $length - $at < PIECE ? $length - $at : PIECE);
    } 0 .. int(($length - 1) / PIECE)) if $length > 4 * PAGE;
    my $bytes = '';
    my $end = $offset + $length;
    while ($offset < $end) {
        my $page = $self->page(int($offset / PAGE));
        my $within = $offset % PAGE;
        my $take = $end - $offset < PAGE - $within ? $end - $offset : PAGE - $within;
        my $part = substr($$page, $within, $take);
        die "short piece\n" if length($part) != $take;
        $bytes .= $part;
        $offset += $take;
    }
    return $bytes;
}

sub page {
    my ($self, $number) = @_;
    my $pages = $self->{PAGES};
    return $pages->{$number} if $pages->{$number};
    delete $pages->{ shift @{ $self->{ORDER} } } if @{ $self->{ORDER} } >= PAGES_KEPT;
    my $left = $self->{SIZE} - $number * PAGE;
    my $page = main::ask($number * PAGE, $left < PAGE ? $left : PAGE);
    push @{ $self->{ORDER} }, $number;
    return $pages->{$number} = \$page;
}

# Compressed text in a picture may hold a million times its size: like everywhere here, 4 MiB are enough.
package BoundedInflation;

use Compress::Raw::Zlib ();

use constant MOST => 4 * 1024 * 1024;

sub new {
    my ($stream) = Compress::Raw::Zlib::Inflate->new(-Bufsize => 65536, -LimitOutput => 1, -ConsumeInput => 1);
    return defined $stream ? bless { STREAM => $stream }, shift : undef;
}

sub inflate {
    my ($self, $input) = @_;
    my ($output, $status) = ('', Compress::Raw::Zlib::Z_OK());
    while ($status == Compress::Raw::Zlib::Z_OK() || $status == Compress::Raw::Zlib::Z_BUF_ERROR()) {
        my $before = length $input;
        my $part = '';
        $status = $self->{STREAM}->inflate($input, $part);
        $output .= $part;
        return ('', Compress::Raw::Zlib::Z_BUF_ERROR()) if length $output > MOST;
        last if $part eq '' && length $input == $before;
    }
    return ($output, $status);
}

package main;

use Compress::Zlib ();
use Image::ExifTool;
use Time::HiRes ();

{
    no warnings qw(redefine prototype);
    *Compress::Zlib::inflateInit = sub { return BoundedInflation->new };
}

use constant { BEGIN_FILE => 1, PIECE_SENT => 2, READY => 16, WANT => 17, DONE => 20 };
# Bytes of one text, and of all texts together that are longer than the rules look at.
use constant { LONGEST_TEXT => 16 * 1024, USUAL_TEXT => 1024, MOST_LONG_TEXT => 256 * 1024, MOST_FIELDS => 400 };
# Seconds of the processor's time for one file, of which a sound one takes a twentieth of one.
use constant MOST_SECONDS => 3.5;

# What is asked for by name. Everything of time and place, and what tells one recorder from another; never pictures in
# pictures, never makers' notes as a whole.
my @TAGS = qw(
    Time:all GPS:all Keys:all
    GPSLatitude GPSLatitudeRef GPSLongitude GPSLongitudeRef GPSAltitude GPSAltitudeRef GPSMapDatum GPSCoordinates LocationInformation
    LocationCreatedGPSLatitude LocationCreatedGPSLongitude LocationCreatedGPSAltitude LocationCreatedGPSAltitudeRef
    LocationShownGPSLatitude LocationShownGPSLongitude Location Comapplequicktimelocationiso6709 Comapplequicktimecreationdate
    Make Model Software AndroidMake AndroidModel AndroidVersion DeviceManufacturer DeviceModelName UniqueCameraModel
    CreatorTool HistorySoftwareAgent Encoder EncoderSettings WritingApp MuxingApp SoftwareVersion HandlerDescription
    CompressorName CompressorID VideoCodecID AudioCodecID CodecID MajorBrand CompatibleBrands JPEGDigest JFIFVersion
    MIMEType FileType Orientation Rotation ImageWidth ImageHeight Duration MediaDuration TrackDuration MatrixStructure
    SubSecTime SubSecTimeOriginal SubSecTimeDigitized SubsecTime SubsecTimeOriginal SubsecTimeDigitized
    OffsetTime OffsetTimeOriginal OffsetTimeDigitized TimeZoneOffset
    ContentIdentifier MediaGroupUUID MotionPhoto MotionPhotoVersion MicroVideo EmbeddedVideoType
    ExposureTime FNumber ISO Flash ExifImageWidth ExifImageHeight
    SampleRate AudioSampleRate
    ProfileDescription Warning Error
);

# Values that are wanted as they stand, before ExifTool makes one number of three or takes a sign away.
my %AS_WRITTEN = map { $_ => 1 } qw(
    GPS:GPSLatitude GPS:GPSLongitude Keys:GPSCoordinates ItemList:GPSCoordinates UserData:GPSCoordinates
    XMP-exif:GPSLatitude XMP-exif:GPSLongitude XMP-exif:GPSAltitude
    XMP-iptcExt:LocationCreatedGPSLatitude XMP-iptcExt:LocationCreatedGPSLongitude XMP-iptcExt:LocationCreatedGPSAltitude
    XMP-iptcExt:LocationShownGPSLatitude XMP-iptcExt:LocationShownGPSLongitude
);

# ExifTool gives the tags of several EXIF blocks one name after the other, and not the block: a number of one would stand beside a letter of
# another. Each tag keeps which block it was found in, by its place in the file; blocks count from the first in which a tag was found.
our $block;
my ($blocks, $numbered, @number_of, @block_of);
{
    no warnings qw(redefine prototype);
    my $process = \&Image::ExifTool::DoProcessTIFF;
    *Image::ExifTool::DoProcessTIFF = sub {
        local $block = ++$blocks;
        return &$process(@_);
    };
    my $found_tag = \&Image::ExifTool::FoundTag;
    *Image::ExifTool::FoundTag = sub {
        my $key = &$found_tag(@_);
        my $order = defined $key && $block ? $_[0]{FILE_ORDER}{$key} : undef;
        $block_of[$order] = $number_of[$block] ||= ++$numbered if defined $order;
        return $key;
    };
}

my $reader = Image::ExifTool->new;
$reader->Options(
    PrintConv        => 0,
    QuickTimeUTC     => 1,
    LargeFileSupport => 1,
    Duplicates       => 1,
    Binary           => 0,
    Composite        => 0,
    Unknown          => 0,
    ExtractEmbedded  => 0,
    # No module of configuration, no geolocation, nothing from outside.
    SystemTags       => 0,
);

binmode STDIN;
binmode STDOUT;
$| = 1;
send_frame(READY, '{"networkAddresses":' . networks() . '}');
while (defined(my $frame = next_frame())) {
    die "expected a file\n" unless $frame->[0] == BEGIN_FILE && $frame->[1] =~ /"size":(\d{1,16})/;
    my $size = $1;
    # A handler of Perl's would wait for the end of a long step. The signal itself ends the process, and the
    # examiner knows it by that.
    Time::HiRes::setitimer(Time::HiRes::ITIMER_VIRTUAL(), MOST_SECONDS);
    my $found = read_tags($size);
    Time::HiRes::setitimer(Time::HiRes::ITIMER_VIRTUAL(), 0);
    send_frame(DONE, $found);
}

sub read_tags {
    my ($size) = @_;
    ($blocks, $block, $numbered) = (0, 0, 0);
    @number_of = @block_of = ();
    my $info = $reader->ImageInfo(FileAtExaminer->at_examiner($size), @TAGS);
    my (@fields, %taken);
    my ($found, $room) = (0, MOST_LONG_TEXT);
    for my $key (sort $reader->GetFoundTags('Input')) {
        next if $taken{$key}++;
        my $value = $$info{$key};
        next if ref $value eq 'SCALAR';
        my $group = $reader->GetGroup($key, 1);
        my $tag = Image::ExifTool::GetTagName($key);
        if ($tag eq 'JPEGDigest') {
            # The digest alone says nothing: what ExifTool knows those tables from does.
            my $known = $reader->GetValue($key, 'PrintConv');
            $value = $known if defined $known && !ref $known;
        }
        if ($AS_WRITTEN{"$group:$tag"}) {
            my $written = $reader->GetValue($key, 'Raw');
            $value = $written if defined $written && !ref $written;
        }
        $value = join ', ', grep { !ref } @$value if ref $value eq 'ARRAY';
        next if ref $value || !defined $value;
        next unless $group =~ /^[A-Za-z0-9_-]{1,32}$/ && $tag =~ /^[A-Za-z0-9_-]{1,64}$/;
        # Those beyond the limit are counted, so that nobody takes them for absent.
        next if ++$found > MOST_FIELDS;
        push @fields, '{"group":"' . $group . '","tag":"' . $tag . '","value":' . text($value, \$room) . in_block($key, $group) . '}';
    }
    return '{"found":' . $found . ',"fields":[' . join(',', @fields) . ']}';
}

# Which EXIF block a tag of one stands in, where it is not the first.
sub in_block {
    my ($key, $group) = @_;
    my $order = $reader->{FILE_ORDER}{$key};
    my $number = defined $order && $group =~ /^(?:IFD\d+|ExifIFD|GPS)$/ ? $block_of[$order] : undef;
    return defined $number && $number > 1 ? ',"block":' . $number : '';
}

# JSON, with bytes that are no UTF-8 left to the examiner, which replaces them. Of a text that is cut the whole length in bytes follows as a
# member of its own. $room: what is left for long texts.
sub text {
    my ($text, $room) = @_;
    utf8::encode($text) if utf8::is_utf8($text);
    my $whole = length $text;
    if ($whole > USUAL_TEXT) {
        my $most = $$room < LONGEST_TEXT ? $$room : LONGEST_TEXT;
        $text = beginning($text, $most < USUAL_TEXT ? USUAL_TEXT : $most);
        $$room -= length $text if $$room > 0;
    }
    my $cut = length $text < $whole;
    $text =~ s/(["\\])/\\$1/g;
    $text =~ s/([\x00-\x1f\x7f])/sprintf('\\u%04x', ord $1)/ge;
    return '"' . $text . '"' . ($cut ? ',"wholeBytes":' . $whole : '');
}

# At most so many bytes, without a part of a character at the end.
sub beginning {
    my ($text, $most) = @_;
    return $text if length $text <= $most;
    my $end = $most;
    for (1 .. 3) {
        last unless substr($text, $end, 1) =~ /[\x80-\xbf]/;
        $end--;
    }
    return substr $text, 0, $end;
}

# Interfaces of a network other than the one to oneself; where the system does not tell, as if there were one.
sub networks {
    open my $list, '<', '/proc/self/net/dev' or return 1;
    my @names = grep { $_ ne 'lo' } map { /^\s*([^\s:]+):/ ? $1 : () } <$list>;
    close $list;
    return scalar @names;
}

sub ask {
    my ($offset, $length) = @_;
    send_frame(WANT, pack('d>d>', $offset, $length));
    my $frame = next_frame();
    die "no piece\n" unless defined $frame && $frame->[0] == PIECE_SENT;
    return $frame->[1];
}

sub next_frame {
    my $header = read_exactly(5);
    return undef unless defined $header;
    my ($kind, $length) = unpack 'CN', $header;
    my $body = read_exactly($length);
    return defined $body ? [$kind, $body] : undef;
}

sub read_exactly {
    my ($length) = @_;
    my $bytes = '';
    while (length $bytes < $length) {
        my $read = sysread STDIN, $bytes, $length - length $bytes, length $bytes;
        return undef unless $read;
    }
    return $bytes;
}

sub send_frame {
    my ($kind, $body) = @_;
    my $bytes = pack('CN', $kind, length $body) . $body;
    my $at = 0;
    while ($at < length $bytes) {
        my $written = syswrite STDOUT, $bytes, length($bytes) - $at, $at;
        die "pipe closed\n" unless defined $written;
        $at += $written;
    }
}
